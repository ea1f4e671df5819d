import { skipLines } from "./scanCommands";
import { scanPatternGroup, scanWord } from "./scanWord";
import { type Refusal, type Scope, type ShellScan, within } from "./shellScan";

const numeric: Refusal = {
  because:
    "stands in a numeric test of [[ … ]], which would run a command hidden in the value: write [ … ] in place of [[ … ]]",
};
const variableTest: Refusal = {
  because:
    "stands where [[ … ]] expects the name of a variable, which would run a command hidden in the value",
};
const numericOperators: ReadonlySet<string> = new Set(["-eq", "-ne", "-lt", "-le", "-gt", "-ge"]);
const variableOperators: ReadonlySet<string> = new Set(["-v", "-R"]);

/** Reads `[[ … ]]`, after the opening brackets. */
export function scanConditional(scan: ShellScan, scope: Scope): void {
  const start = scan.position;
  let term = within(scope);
  for (;;) {
    skipLines(scan);
    if (scan.atEnd) scan.fail("[[ opens here and is never closed by ]]: close it", start);
    if (scan.match(/\]\](?=[\s;&|()<>]|$)/y) !== null) break;
    if (scan.take("&&") || scan.take("||") || scan.take("(") || scan.take(")")) term = within(scope);
    else scanTermPart(scan, term);
  }
  scan.position += 2;
}

function scanTermPart(scan: ShellScan, term: Scope): void {
  const isProcess = scan.peek(1) === "(";
  if (!isProcess && (scan.take("<") || scan.take(">"))) return;
  const word = scanWord(scan, term);
  if (word.start === word.end) scan.fail("[[ … ]] cannot be followed here: put the text into quotes");
  if (numericOperators.has(word.shape)) term.refusal ??= numeric;
  if (variableOperators.has(word.shape)) term.refusal ??= variableTest;
  if (word.shape === "=~") scanRegularExpression(scan, term);
}

/** Reads the pattern after `=~`, in which parentheses and bars are plain. */
function scanRegularExpression(scan: ShellScan, term: Scope): void {
  while (scan.peek() === " " || scan.peek() === "\t") scan.position++;
  for (;;) {
    if (scan.peek() === "(") scanPatternGroup(scan, term);
    else if (scan.peek() === "|" || scan.peek() === "<" || scan.peek() === ">") scan.position++;
    else if (scanWord(scan, term).start === scan.position) return;
  }
}

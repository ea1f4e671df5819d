import { scanArithmetic } from "./scanArithmetic";
import { scanCommand, scanList, scanUntilParenthesis, skipBlanks, skipLines } from "./scanCommands";
import { scanConditional } from "./scanConditional";
import { scanWord } from "./scanWord";
import { type Scope, type ShellScan } from "./shellScan";

/**
 * Reads the compound command that starts here.
 * @param word the reserved word at the position, or "".
 * @returns whether one started here.
 */
export function scanCompound(scan: ShellScan, scope: Scope, word: string): boolean {
  if (scan.peek() === "(") {
    scanParentheses(scan, scope);
    return true;
  }
  const read = compounds.get(word);
  if (read === undefined) return false;
  scan.position += word.length;
  read(scan, scope);
  return true;
}

const compounds = new Map<string, (scan: ShellScan, scope: Scope) => void>(
  Object.entries({
    "{": (scan: ShellScan, scope: Scope) => expectList(scan, scope, ["}"]),
    "[[": scanConditional,
    if: scanIf,
    while: scanLoop,
    until: scanLoop,
    for: scanFor,
    select: scanFor,
    case: scanCase,
    function: scanFunction,
  }),
);

function scanParentheses(scan: ShellScan, scope: Scope): void {
  const start = scan.position;
  if (scan.take("((")) {
    scanArithmetic(scan, scope);
    return;
  }
  scan.position++;
  scanUntilParenthesis(scan, scope);
  if (!scan.take(")")) scan.fail("a parenthesis opens here and is never closed: close it", start);
}

/** Reads commands up to one of these words, which must come. */
function expectList(scan: ShellScan, scope: Scope, endWords: readonly string[]): string {
  const end = scanList(scan, scope, endWords);
  return end ?? scan.fail(`${endWords.join(" or ")} is expected here: add it`);
}

function scanIf(scan: ShellScan, scope: Scope): void {
  let end = "elif";
  while (end === "elif") {
    expectList(scan, scope, ["then"]);
    end = expectList(scan, scope, ["elif", "else", "fi"]);
  }
  if (end === "else") expectList(scan, scope, ["fi"]);
}

function scanLoop(scan: ShellScan, scope: Scope): void {
  expectList(scan, scope, ["do"]);
  expectList(scan, scope, ["done"]);
}

const variableName = /[A-Za-z_][A-Za-z0-9_]*/y;

/** `for name [in words]` and `for (( … ))`, with `do … done` or `{ … }`. */
function scanFor(scan: ShellScan, scope: Scope): void {
  skipBlanks(scan);
  if (scan.take("((")) scanArithmetic(scan, scope);
  else scanForWords(scan, scope);
  skipBlanks(scan);
  scan.take(";");
  skipLines(scan);
  if (scan.match(/\{(?=\s)/y) !== null) {
    scan.position++;
    expectList(scan, scope, ["}"]);
    return;
  }
  if (scan.match(/do(?=[\s;&|()<>])/y) === null) scan.fail("do is expected here: add it");
  scan.position += 2;
  expectList(scan, scope, ["done"]);
}

function scanForWords(scan: ShellScan, scope: Scope): void {
  const variable = scan.match(variableName)?.[0];
  if (variable === undefined) return scan.fail("for must be followed by the name of a variable, written out");
  scan.position += variable.length;
  skipLines(scan);
  if (scan.match(/in(?=[\s;&|()<>])/y) === null) return;
  scan.position += 2;
  skipBlanks(scan);
  for (let word = scanWord(scan, scope); word.start !== word.end; word = scanWord(scan, scope)) {
    scan.stores.push({ variable, scope: word.scope, declared: false });
    skipBlanks(scan);
  }
}

function scanCase(scan: ShellScan, scope: Scope): void {
  const start = scan.position;
  skipBlanks(scan);
  scanWord(scan, scope);
  skipLines(scan);
  if (!scan.take("in")) scan.fail("in is expected here: add it");
  for (;;) {
    skipLines(scan);
    if (scan.atEnd) scan.fail("case opens here and is never closed by esac: close it", start);
    if (scan.match(/esac(?=[\s;&|()<>]|$)/y) !== null) break;
    scanPatterns(scan, scope);
    scanList(scan, scope, []);
    if (!scan.take(";;&") && !scan.take(";;")) scan.take(";&");
  }
  scan.position += "esac".length;
}

/** Reads `[(] pattern [| pattern]… )`. */
function scanPatterns(scan: ShellScan, scope: Scope): void {
  scan.take("(");
  do {
    skipBlanks(scan);
    const pattern = scanWord(scan, scope);
    if (pattern.start === pattern.end) scan.fail("a pattern of case is expected here: correct the script");
    skipBlanks(scan);
  } while (scan.take("|"));
  if (!scan.take(")")) scan.fail("a pattern of case must end with a parenthesis: add it");
}

function scanFunction(scan: ShellScan, scope: Scope): void {
  skipBlanks(scan);
  scanWord(scan, scope);
  skipBlanks(scan);
  if (scan.take("(")) {
    skipBlanks(scan);
    if (!scan.take(")")) scan.fail(") is expected here: add it");
  }
  skipLines(scan);
  scanCommand(scan, scope);
}

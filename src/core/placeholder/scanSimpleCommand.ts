import { judgeCommand } from "./judgeCommand";
import { scanCommand, skipBlanks, skipLines } from "./scanCommands";
import { type Redirection, scanRedirection } from "./scanRedirection";
import { scanWord } from "./scanWord";
import { type Scope, type ShellScan, within } from "./shellScan";
import { type Word } from "./word";

const assignment = /([A-Za-z_][A-Za-z0-9_]*)(\[[^\n]*?\])?\+?=/y;
const assigned = /^[A-Za-z_][A-Za-z0-9_]*(\[\])?\+?=/;

/** The builtins whose arguments may be assignments, lists too. */
const declaring: ReadonlySet<string> = new Set(["declare", "typeset", "local", "export", "readonly"]);

/** Reads a command of words, assignments and redirections, or the definition of a function. */
export function scanSimpleCommand(scan: ShellScan, scope: Scope): void {
  const parts: CommandParts = { words: [], redirections: [], assigns: false };
  do {
    skipBlanks(scan);
    if (parts.words.length === 1 && !parts.assigns && scan.peek() === "(") {
      scanFunctionBody(scan, scope);
      return;
    }
  } while (scanCommandPart(scan, scope, parts));
  if (scan.peek() === "(") scan.fail("a parenthesis is not expected here: put it into quotes");
  judgeCommand(scan, scope, parts.words, parts.redirections);
}

interface CommandParts {
  readonly words: Word[];
  readonly redirections: Redirection[];
  assigns: boolean;
}

/** Reads a redirection, an assignment or a word; false where the command ends. */
function scanCommandPart(scan: ShellScan, scope: Scope, parts: CommandParts): boolean {
  const redirection = scanRedirection(scan, scope);
  if (redirection !== null) {
    parts.redirections.push(redirection);
    return true;
  }
  const [command] = parts.words;
  const mayAssign = command === undefined || declaring.has(command.shape);
  const assigned = mayAssign ? scanAssignment(scan, scope, command !== undefined) : null;
  if (assigned !== null && command === undefined) {
    parts.assigns = true;
    return true;
  }
  const word = assigned ?? scanWord(scan, scope);
  if (word.start === word.end) return false;
  parts.words.push(word);
  return true;
}

/** Reads `name=value`, `name[…]=value` or `name=( … )`, or returns null where none starts. */
function scanAssignment(scan: ShellScan, outer: Scope, declared: boolean): Word | null {
  const found = scan.match(assignment);
  if (found === null) return null;
  const variable = found[1] ?? "";
  const isElement = found[2] !== undefined;
  const start = scan.position;
  const scope = within(outer);
  const word = scanWord(scan, scope, isElement ? "name" : "no");
  if (!assigned.test(word.shape))
    scan.fail("this subscript cannot be followed: put the brackets into quotes", start);
  const isList = scanElements(scan, scope);
  if (isList || isElement) scan.arrayVariables.add(variable);
  scan.stores.push({ variable, scope, declared: declared && !isList });
  return { start, end: scan.position, shape: isList ? `${word.shape}()` : word.shape, scope };
}

/** Reads the elements of `name=( … )`, after the equals sign; false where none are. */
function scanElements(scan: ShellScan, scope: Scope): boolean {
  if (scan.peek() !== "(" || scan.text.charAt(scan.position - 1) !== "=") return false;
  const start = scan.position++;
  for (;;) {
    skipBlanks(scan);
    if (scan.take(")")) return true;
    if (scan.take("\n")) {
      scan.lineEndInside();
      continue;
    }
    const element = scanWord(scan, scope, "element");
    if (element.start === element.end) scan.fail("this list cannot be followed: it opens here", start);
  }
}

/** Reads `()` and the body of a function. */
function scanFunctionBody(scan: ShellScan, scope: Scope): void {
  scan.position++;
  skipBlanks(scan);
  if (!scan.take(")")) scan.fail("a parenthesis is not expected here: put it into quotes");
  skipLines(scan);
  scanCommand(scan, within(scope));
}

import { readByShell } from "./judgeShell";
import { scanCompound } from "./scanCompound";
import { scanRedirection } from "./scanRedirection";
import { scanPendingHereDocuments } from "./scanHereDocument";
import { scanSimpleCommand } from "./scanSimpleCommand";
import { type Refusal, type Scope, type ShellScan, within } from "./shellScan";

/** Reads a whole script. */
export function scanScript(scan: ShellScan): void {
  scanList(scan, within(null), []);
  if (!scan.atEnd) scan.fail(`${scan.peek()} is not expected here: correct the script`);
  if (scan.pending.length > 0)
    scan.fail("a here-document is announced on the last line and never comes: add it");
}

/** Reads the commands of a `( … )` or `$( … )`, up to its closing parenthesis. */
export function scanUntilParenthesis(scan: ShellScan, scope: Scope): void {
  scanList(scan, scope, []);
}

/**
 * Reads commands up to one of these words where a command may start, which is taken, or else up to a closing
 * parenthesis, `;;` or the end, which is not.
 * @returns the word, or null.
 */
export function scanList(scan: ShellScan, scope: Scope, endWords: readonly string[]): string | null {
  for (;;) {
    skipLines(scan);
    if (atListEnd(scan)) return null;
    const word = reservedWord(scan);
    if (endWords.includes(word)) {
      scan.position += word.length;
      return word;
    }
    if (endingWords.has(word)) return null;
    scanPipeline(scan, scope);
    skipBlanks(scan);
    if (!scan.take("&&") && !scan.take("||") && !startsCaseEnd(scan) && !scan.take(";")) scan.take("&");
  }
}

const endingWords: ReadonlySet<string> = new Set(["then", "do", "done", "fi", "elif", "else", "esac", "}"]);

function atListEnd(scan: ShellScan): boolean {
  return scan.atEnd || scan.peek() === ")" || startsCaseEnd(scan);
}

function startsCaseEnd(scan: ShellScan): boolean {
  return scan.startsWith(";;") || scan.startsWith(";&");
}

const pipedToShell: Refusal = {
  because:
    "goes through a pipe to a shell, which would run a command hidden in the value: run the command itself, or hand the value to a script as an argument",
};

function scanPipeline(scan: ShellScan, outer: Scope): void {
  const stages: Scope[] = [];
  do {
    skipLines(scan);
    const stage = within(outer);
    const start = scan.position;
    scanCommand(scan, stage);
    if (scan.position === start) scan.fail("a command is expected here: correct the script");
    if (stage.runsStandardInput) for (const earlier of stages) earlier.refusal ??= pipedToShell;
    stages.push(stage);
    skipBlanks(scan);
  } while (!scan.startsWith("||") && (scan.take("|&") || scan.take("|")));
}

/** Reads one command with its redirections. */
export function scanCommand(scan: ShellScan, scope: Scope): void {
  skipBlanks(scan);
  let word = reservedWord(scan);
  while (word === "!" || word === "time") {
    scan.position += word.length;
    skipBlanks(scan);
    word = reservedWord(scan);
  }
  if (word === "coproc") scan.fail("coproc cannot be followed: run the command in the background with &");
  if (!scanCompound(scan, scope, word)) {
    scanSimpleCommand(scan, scope);
    return;
  }
  skipBlanks(scan);
  for (let next = scanRedirection(scan, scope); next !== null; next = scanRedirection(scan, scope)) {
    // A group that runs a shell on its standard input: what is redirected into it is shell text.
    if (next.givesText && scope.runsStandardInput) next.scope.refusal = readByShell;
    skipBlanks(scan);
  }
}

const wordAtStart = /(?:[a-z]+|[!{}]|\[\[)(?=[\s;&|()<>]|$)/y;

/** The word at the position when it may be a reserved one, else "". */
function reservedWord(scan: ShellScan): string {
  return scan.match(wordAtStart)?.[0] ?? "";
}

const blanks = /(?:[ \t]|\\\n)+/y;

/** Skips blanks, continued lines and a comment. */
export function skipBlanks(scan: ShellScan): void {
  scan.position += scan.match(blanks)?.[0].length ?? 0;
  if (scan.peek() === "#") while (!scan.atEnd && scan.peek() !== "\n") scan.position++;
}

/** Skips blanks, comments and line ends; here-documents announced before a line end are read. */
export function skipLines(scan: ShellScan): void {
  skipBlanks(scan);
  while (scan.peek() === "\n") {
    if (scan.insidePending)
      scan.fail("an expansion goes over the line end before a here-document: close it on its line");
    scan.position++;
    scanPendingHereDocuments(scan);
    skipBlanks(scan);
  }
}

import { scanSubscript } from "./scanBraces";
import { scanCommandSubstitution, scanDollar } from "./scanDollar";
import {
  refuseBackslashBefore,
  scanAnsiQuoted,
  scanBackticks,
  scanDoubleQuoted,
  scanSingleQuoted,
} from "./scanQuotes";
import { type Refusal, type Scope, type ShellScan, within } from "./shellScan";
import { patternMark, placeholderMark, processMark, type Word } from "./word";

const bracket: Refusal = {
  because:
    "stands in brackets, which may be an array subscript that would run a command hidden in the value: put the value into a variable of its own first",
};
const group: Refusal = {
  because: "stands in a pattern group such as @( … ), which cannot be followed: use case",
};

/** A subscript of an assignment (`a[…]=`, `[…]=` in a list), or what looks like one. */
const subscripted = /(?:[A-Za-z_][A-Za-z0-9_]*)?\[/y;

/**
 * Reads a word from its first character up to a blank or an operator; "" as shape where none starts.
 * @param assigns whether `name[…` is read as an assignment to an array, which may hold blanks.
 */
export function scanWord(scan: ShellScan, outer: Scope, assigns: "name" | "element" | "no" = "no"): Word {
  const scope = within(outer);
  const start = scan.position;
  let shape = assigns === "no" ? "" : scanAssignedSubscript(scan, scope, assigns);
  const inBrackets = within(scope, bracket);
  let open = 0;
  for (let part = scanWordPart(scan, scope); part !== null;) {
    shape += part;
    if (part === openBracket) open++;
    if (part === closeBracket && open > 0) open--;
    part = scanWordPart(scan, open > 0 ? inBrackets : scope);
  }
  return {
    start,
    end: scan.position,
    shape: shape.replaceAll(openBracket, "[").replaceAll(closeBracket, "]"),
    scope,
  };
}

/** An unquoted bracket, told apart from a quoted one while the word is read. */
const openBracket = "\u0006";
const closeBracket = "\u0007";

function scanAssignedSubscript(scan: ShellScan, scope: Scope, assigns: "name" | "element"): string {
  const found = scan.match(subscripted)?.[0];
  if (found === undefined || (found === "[") !== (assigns === "element")) return "";
  scan.position += found.length - 1;
  scanSubscript(scan, scope);
  return `${found}]`;
}

/** The next part of a word, or null where the word ends. */
function scanWordPart(scan: ShellScan, scope: Scope): string | null {
  if (scan.takePlaceholder(scope, "bare")) return placeholderMark;
  const character = scan.peek();
  switch (character) {
    case "'":
      return scanSingleQuoted(scan, scope);
    case '"':
      return scanDoubleQuoted(scan, scope);
    case "`":
      return scanBackticks(scan, scope);
    case "$":
      return scanBareDollar(scan, scope);
    case "\\":
      return scanEscape(scan);
    case "<":
    case ">":
      return scanProcessSubstitution(scan, scope);
    default:
      return scanPlain(scan, scope, character);
  }
}

function scanBareDollar(scan: ShellScan, scope: Scope): string {
  if (scan.startsWith("$'")) return scanAnsiQuoted(scan, scope);
  if (!scan.startsWith('$"')) return scanDollar(scan, scope, "bare");
  scan.position++;
  return scanDoubleQuoted(scan, scope);
}

function scanEscape(scan: ShellScan): string {
  refuseBackslashBefore(scan);
  const escaped = scan.peek(1);
  scan.position += escaped === "" ? 1 : 2;
  return escaped === "\n" ? "" : escaped;
}

function scanProcessSubstitution(scan: ShellScan, scope: Scope): string | null {
  if (scan.peek(1) !== "(") return null;
  scan.position += 2;
  scanCommandSubstitution(scan, scope);
  return processMark;
}

function scanPlain(scan: ShellScan, scope: Scope, character: string): string | null {
  if (character === "" || " \t\n;&|()".includes(character)) return null;
  scan.position++;
  if ("?*+@!".includes(character) && scan.peek() === "(") return scanPatternGroup(scan, scope);
  if (character === "[") return openBracket;
  if (character === "]") return closeBracket;
  return character === "?" || character === "*" ? patternMark : character;
}

/** Reads `( … | … )` of an extended pattern, from its parenthesis. */
export function scanPatternGroup(scan: ShellScan, outer: Scope): string {
  const start = scan.position++;
  const scope = within(outer, group);
  while (scan.peek() !== ")") {
    if (scan.atEnd) scan.fail("a parenthesis opens here and is never closed: close it", start);
    if (scan.peek() === "(") scanPatternGroup(scan, scope);
    else if (scanWordPart(scan, scope) === null) skipSeparator(scan);
  }
  scan.position++;
  return patternMark;
}

function skipSeparator(scan: ShellScan): void {
  if (scan.peek() === "\n") scan.lineEndInside();
  scan.position++;
}

import { scanDollar } from "./scanDollar";
import { type Scope, type ShellScan, within } from "./shellScan";
import { placeholderMark } from "./word";

/** Reads a text in single quotes, from its first quote; returns what it stands for. */
export function scanSingleQuoted(scan: ShellScan, scope: Scope): string {
  const start = scan.position++;
  let shape = "";
  while (scan.peek() !== "'") {
    if (scan.atEnd) scan.fail("a single quote opens here and is never closed: close it", start);
    if (scan.takePlaceholder(scope, "single")) {
      shape += placeholderMark;
      continue;
    }
    if (scan.peek() === "\n") scan.lineEndInside();
    shape += scan.peek();
    scan.position++;
  }
  scan.position++;
  return shape;
}

/** Reads `$'…'`, from the dollar sign. */
export function scanAnsiQuoted(scan: ShellScan, scope: Scope): string {
  const start = scan.position;
  scan.position += 2;
  let shape = "";
  while (scan.peek() !== "'") {
    if (scan.atEnd) scan.fail("$' opens here and is never closed: close it", start);
    if (scan.startsWith("\\'"))
      scan.fail("bash and sh read \\' within $'…' differently: write the quote as \"'\" outside of it");
    if (scan.takePlaceholder(scope, "ansi")) {
      shape += placeholderMark;
      continue;
    }
    refuseBackslashBefore(scan);
    shape += takeEscapable(scan);
  }
  scan.position++;
  return shape;
}

/** Reads a text in double quotes, from its first quote. */
export function scanDoubleQuoted(scan: ShellScan, scope: Scope): string {
  const start = scan.position++;
  let shape = "";
  while (scan.peek() !== '"') {
    if (scan.atEnd) scan.fail("a double quote opens here and is never closed: close it", start);
    shape += scanDoubleQuotedPart(scan, scope);
  }
  scan.position++;
  return shape;
}

/** Reads one character, escape, placeholder or expansion as double quotes and here-documents know them. */
export function scanDoubleQuotedPart(
  scan: ShellScan,
  scope: Scope,
  where: "double" | "here" = "double",
): string {
  if (scan.takePlaceholder(scope, "double")) return placeholderMark;
  const character = scan.peek();
  if (character === "$") return scanDollar(scan, scope, where);
  if (character === "`") return scanBackticks(scan, scope);
  if (character === "\\" && scan.placeholderAt(scan.position + 1) !== null) {
    // A backslash before a brace stands for itself; before our `$` it would take the reference away.
    scan.insert("\\");
    scan.position++;
    return "\\";
  }
  return takeEscapable(scan);
}

/** Reads a command in backticks; every placeholder in it is refused. */
export function scanBackticks(scan: ShellScan, scope: Scope): string {
  const start = scan.position++;
  const refused = within(scope, {
    because: "stands in backticks, where quotes cannot be told for certain: write $( … ) in place of ` … `",
  });
  while (scan.peek() !== "`") {
    if (scan.atEnd) scan.fail("a backtick opens here and is never closed: close it, or write $( … )", start);
    if (!scan.takePlaceholder(refused, "double")) takeEscapable(scan);
  }
  scan.position++;
  return "\u0002";
}

/** Outside of double quotes a backslash would take the meaning of the placeholder's first brace away. */
export function refuseBackslashBefore(scan: ShellScan): void {
  if (scan.peek() === "\\" && scan.placeholderAt(scan.position + 1) !== null)
    scan.fail("a backslash directly before a placeholder: take it away, or put it into quotes of its own");
}

/** Takes one character, or a backslash with what it escapes. */
function takeEscapable(scan: ShellScan): string {
  const length = scan.peek() === "\\" && scan.peek(1) !== "" ? 2 : 1;
  const taken = scan.text.slice(scan.position, scan.position + length);
  if (taken === "\n") scan.lineEndInside();
  scan.position += length;
  return taken === "\\\n" ? "" : taken;
}

import { scanArithmetic } from "./scanArithmetic";
import { scanBraces } from "./scanBraces";
import { type Scope, type ShellScan } from "./shellScan";
import { quotedMark, splitMark } from "./word";

/** Where an expansion stands. */
export type ExpansionPlace = "bare" | "double" | "here" | "arithmetic";

const parameter = /\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/y;

/** Reads what a dollar sign starts, from the sign; a lone one stands for itself. Returns its shape. */
export function scanDollar(scan: ShellScan, scope: Scope, place: ExpansionPlace): string {
  const mark = place === "bare" ? splitMark : quotedMark;
  if (scan.placeholderAt(scan.position + 1) !== null)
    scan.fail("a placeholder directly after $ would become part of an expansion: take the $ away");
  if (scan.startsWith("$((")) {
    scan.position += 3;
    scanArithmetic(scan, scope);
  } else if (scan.take("$(")) {
    scanCommandSubstitution(scan, scope);
  } else if (scan.take("${")) {
    scanBraces(scan, scope, place);
  } else if (scan.startsWith("$[")) {
    scan.fail("arithmetic in $[ … ] cannot be followed: write $(( … ))");
  } else {
    const found = scan.match(parameter);
    scan.position += found?.[0].length ?? 1;
    if (found === null) return "$";
  }
  return mark;
}

/** Reads commands up to the closing parenthesis, after the opening one. */
export function scanCommandSubstitution(scan: ShellScan, scope: Scope): void {
  const start = scan.position;
  scan.nested(() => {
    scan.commandsUntilParenthesis(scan, scope);
    if (!scan.take(")")) scan.fail("a parenthesis opens here and is never closed: close it", start);
  });
}

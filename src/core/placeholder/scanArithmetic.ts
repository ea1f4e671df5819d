import { scanDollar } from "./scanDollar";
import { scanBackticks, scanDoubleQuoted } from "./scanQuotes";
import { type Refusal, type Scope, type ShellScan, within } from "./shellScan";
import { placeholderMark } from "./word";

const arithmetic: Refusal = {
  because:
    "stands in arithmetic, which would run a command hidden in the value: declare the input as an integer, or compute in a program that gets it as an argument",
  integers: true,
};

/** Reads arithmetic up to its `))`, after the opening `((`. Only integer inputs may stand in it. */
export function scanArithmetic(scan: ShellScan, outer: Scope): void {
  const start = scan.position;
  const scope = within(outer, arithmetic);
  let open = 0;
  scan.nested(() => {
    while (open > 0 || !scan.startsWith("))")) {
      if (scan.atEnd) scan.fail("(( opens here and is never closed by )): close it", start);
      if (scan.peek() === ")" && open-- === 0)
        scan.fail("(( starts arithmetic, but no )) ends it: write ( ( for a group within a group", start);
      if (scan.peek() === "(") open++;
      scanArithmeticPart(scan, scope);
    }
  });
  scan.position += 2;
}

function scanArithmeticPart(scan: ShellScan, scope: Scope): string {
  if (scan.takePlaceholder(scope, "double")) return placeholderMark;
  switch (scan.peek()) {
    case "$":
      return scanDollar(scan, scope, "arithmetic");
    case "`":
      return scanBackticks(scan, scope);
    case '"':
      return scanDoubleQuoted(scan, scope);
    case "'":
      return scan.fail("single quotes within arithmetic cannot be followed: take them away");
    case "\n":
      scan.lineEndInside();
  }
  scan.position += scan.peek() === "\\" ? 2 : 1;
  return "";
}

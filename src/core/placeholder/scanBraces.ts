import { type ExpansionPlace, scanDollar } from "./scanDollar";
import {
  refuseBackslashBefore,
  scanAnsiQuoted,
  scanBackticks,
  scanDoubleQuoted,
  scanDoubleQuotedPart,
  scanSingleQuoted,
} from "./scanQuotes";
import { type Refusal, type Scope, type ShellScan, within } from "./shellScan";

const name = /[#!]?(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-])/y;
const operator = /:?[-=?+]|##?|%%?/y;

const useVariable =
  "put the value into a variable of its own and check it first, or hand it to a program as an argument";
const subscript: Refusal = {
  because: `stands in an array subscript, which would run a command hidden in the value: ${useVariable}`,
};
const nameOfVariable: Refusal = {
  because: `stands where the name of a variable is expected, which would run a command hidden in the value: ${useVariable}`,
};
const offset: Refusal = {
  because: `stands in the offset or length of an expansion, which would run a command hidden in the value: ${useVariable}`,
};
const otherOperator: Refusal = {
  because:
    "stands in an expansion that shells read differently: put the value into a variable first and change that, or use a program such as sed",
};

/** Reads `${…}` up to its closing brace, after the opening one. */
export function scanBraces(scan: ShellScan, outer: Scope, place: ExpansionPlace): void {
  const start = scan.position;
  const parameter = scanParameter(scan, outer);
  const sign = scan.match(operator)?.[0] ?? "";
  const scope = within(outer, parameter === "" ? nameOfVariable : refusalAfter(sign, scan.peek()));
  if (sign.endsWith("=")) scan.stores.push({ variable: parameter, scope, declared: false });
  scan.position += sign.length;
  const isPattern = sign.startsWith("#") || sign.startsWith("%");
  while (scan.peek() !== "}") {
    if (scan.atEnd) scan.fail("${ opens here and is never closed: close it", start);
    if (place === "bare") scanBarePart(scan, scope);
    else scanQuotedPart(scan, scope, place, isPattern);
  }
  scan.position++;
}

/** Reads the name in an expansion with its subscript; "" where a name cannot be told. */
function scanParameter(scan: ShellScan, outer: Scope): string {
  const parameter = scan.match(name)?.[0] ?? "";
  // Bash 5.3 runs commands in `${ …; }` and `${| …; }`.
  if (parameter === "" && /[\s|]/.test(scan.peek())) scan.fail("${ followed by a blank cannot be followed");
  scan.position += parameter.length;
  if (scan.peek() === "[") scanSubscript(scan, outer);
  return parameter;
}

/** What is refused in the rest of an expansion. */
function refusalAfter(sign: string, next: string): Refusal | null {
  if (sign !== "") return null;
  return next === ":" ? offset : otherOperator;
}

/** Reads a subscript up to its closing bracket. */
export function scanSubscript(scan: ShellScan, outer: Scope): void {
  const start = scan.position++;
  const scope = within(outer, subscript);
  let open = 1;
  while (open > 0) {
    if (scan.atEnd) scan.fail("a bracket opens here and is never closed: close it", start);
    if (scan.peek() === "[") open++;
    if (scan.peek() === "]") open--;
    scanBarePart(scan, scope);
  }
}

function scanQuotedPart(scan: ShellScan, scope: Scope, place: ExpansionPlace, isPattern: boolean): void {
  const character = scan.peek();
  if (isPattern && scan.placeholderAt(scan.position) !== null) {
    if (place !== "double")
      scan.fail(
        "a placeholder in a pattern within a here-document or arithmetic: take the expansion out into a variable",
      );
    scan.takePlaceholder(scope, "bare");
  } else if (character === '"' && place === "double") scanDoubleQuoted(scan, scope);
  else if (character === '"' || character === "'") scanQuoteOfTwoMeanings(scan);
  else scanDoubleQuotedPart(scan, scope, place === "here" ? "here" : "double");
}

function scanBarePart(scan: ShellScan, scope: Scope): void {
  if (scan.takePlaceholder(scope, "bare")) return;
  switch (scan.peek()) {
    case "'":
      scanSingleQuoted(scan, scope);
      return;
    case '"':
      scanDoubleQuoted(scan, scope);
      return;
    case "`":
      scanBackticks(scan, scope);
      return;
    case "$":
      scanBareDollar(scan, scope);
      return;
    case "\n":
      scan.lineEndInside();
  }
  refuseBackslashBefore(scan);
  scan.position += scan.peek() === "\\" ? 2 : 1;
}

function scanBareDollar(scan: ShellScan, scope: Scope): void {
  if (scan.startsWith("$'")) scanAnsiQuoted(scan, scope);
  else if (scan.take('$"')) {
    scan.position--;
    scanDoubleQuoted(scan, scope);
  } else scanDollar(scan, scope, "bare");
}

/** A quote that some shells take as a quote here and others as itself: both must read the same. */
function scanQuoteOfTwoMeanings(scan: ShellScan): void {
  const quote = scan.peek();
  const harmless = quote === "'" ? /'[^'"`${}\\\n]*'/y : /"[^'"`${}\\\n]*"/y;
  const found = scan.match(harmless);
  if (found === null)
    scan.fail(
      `shells read a ${quote} within \${ … } in quotes differently: take the text out into a variable`,
    );
  else scan.position += found[0].length;
}

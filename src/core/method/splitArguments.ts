/** An argument vector, or why the text is none, with the offset of the fault. */
export type SplitArguments =
  | { readonly ok: true; readonly args: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly position: number };

const part = /'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^\s'"\\]+)/y;

/**
 * Splits a line of arguments as a POSIX shell would (XCU 2.2), without expanding anything: blanks and line ends part
 * arguments; single quotes, double quotes and backslashes quote.
 */
export function splitArguments(text: string): SplitArguments {
  const args: string[] = [];
  let current: string | null = null;
  let position = 0;
  while (position < text.length) {
    part.lastIndex = position;
    const found = part.exec(text);
    if (found !== null) {
      if (found[0] !== "\\\n") current = (current ?? "") + meaningOf(found);
      position = part.lastIndex;
    } else if (/\s/.test(text.charAt(position))) {
      if (current !== null) args.push(current);
      current = null;
      position++;
    } else {
      return { ok: false, reason: reasonOf(text.charAt(position)), position };
    }
  }
  return { ok: true, args: current === null ? args : [...args, current] };
}

function meaningOf(found: RegExpExecArray): string {
  const [, single, double, escaped, plain] = found;
  if (double !== undefined)
    return double.replaceAll(/\\([$`"\\\n])/g, (_, what: string) => (what === "\n" ? "" : what));
  return single ?? escaped ?? plain ?? "";
}

function reasonOf(character: string): string {
  switch (character) {
    case "'":
      return "this single quote is never closed: add a second one";
    case '"':
      return "this double quote is never closed: add a second one";
    default:
      return "a backslash at the end quotes nothing: take it away, or double it";
  }
}

/** One argument quoted for a POSIX shell, where it needs quotes. */
export function quoteArgument(argument: string): string {
  if (/^[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** A line that a person can paste into a POSIX shell, and that `splitArguments` takes apart again. */
export function joinCommandLine(args: readonly string[]): string {
  return args.map(quoteArgument).join(" ");
}

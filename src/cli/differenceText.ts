import { plainLine } from "./plainText";

const maximumWidth = 200;

/** Text from outside about a difference, on one line that is not too long. */
export function shown(text: string): string {
  return cut(plainLine(text));
}

/** The same of a line of a difference: blanks at its start say something. */
export function shownAsIs(line: string): string {
  return cut(`${/^\s*/.exec(line)?.[0].replaceAll("\t", "  ") ?? ""}${plainLine(line)}`);
}

function cut(line: string): string {
  return line.length > maximumWidth ? `${line.slice(0, maximumWidth)}…` : line;
}

/** A `{{ name }}` in a text: offsets of its first brace and of what follows its last. */
export interface PlaceholderMatch {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const braces = /\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}/y;
const nameShape = /^[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$/u;

/**
 * The placeholder that starts at `start`, or null. Braces around what could be no input's name
 * (`{{.State}}` of a Go template, `{{a,b}}` of a brace expansion) are none.
 */
export function matchPlaceholder(
  text: string,
  start: number,
  isInput: (name: string) => boolean,
): PlaceholderMatch | null {
  if (text.charAt(start) !== "{" || text.charAt(start + 1) !== "{") return null;
  braces.lastIndex = start;
  const name = braces.exec(text)?.[1];
  if (name === undefined || !(nameShape.test(name) || isInput(name))) return null;
  return { name, start, end: braces.lastIndex };
}

/** All placeholders of a text, from left to right. */
export function findPlaceholders(text: string, isInput: (name: string) => boolean): PlaceholderMatch[] {
  const found: PlaceholderMatch[] = [];
  let at = text.indexOf("{{");
  while (at !== -1) {
    const match = matchPlaceholder(text, at, isInput);
    if (match !== null) found.push(match);
    at = text.indexOf("{{", match?.end ?? at + 1);
  }
  return found;
}

/** What a message says of a placeholder that names no input. */
export function unknownPlaceholder(name: string, inputNames: readonly string[]): string {
  const known =
    inputNames.length === 0 ? "the method has no inputs" : `the inputs are ${inputNames.join(", ")}`;
  return `{{ ${name} }} names no input (${known}): correct the name, declare the input, or put quotes between the braces, {''{, to print them`;
}

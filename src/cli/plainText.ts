/** Direction overrides: they would let a name pretend to be another. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside on one line, without what a terminal would obey. */
export function plainLine(text: string): string {
  return plainText(text.replaceAll(/\s+/g, " ").trim());
}

/** Text from outside without what a terminal would obey; lines and tabs stay. */
export function plainText(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(directions, "")
    .replaceAll(/[^\P{Control}\n\t]/gu, "\ufffd");
}

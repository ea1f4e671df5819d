/** Direction overrides: they would let a name pretend to be another. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const wideCharacters =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const invisible = /^(?:\p{Mark}|\p{Format})+$/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

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

/** Columns of a terminal that a text without control characters takes (Unicode UAX #11, UAX #29). */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** The beginning of a text that fits, with "…" where something was cut off. */
export function cutToWidth(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let cut = "";
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += graphemeWidth(segment);
    if (used > width) break;
    cut += segment;
  }
  return width < 1 ? "" : `${cut}…`;
}

/** A text filled up with blanks to a width. */
export function padToWidth(text: string, width: number, align: "left" | "right" = "left"): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "left" ? text + blanks : blanks + text;
}

function graphemeWidth(segment: string): number {
  if (invisible.test(segment)) return 0;
  return wideCharacters.test(segment) ? 2 : 1;
}

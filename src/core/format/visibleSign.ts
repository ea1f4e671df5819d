const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A control character as a sign: fonts lack pictures of controls, they are named by their number, "<U+202E>". */
export function visibleSign(control: string): string {
  return `<U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;
}

/**
 * Text in which marks that turn its direction (Unicode, UAX 9) are signs that one sees: with them one line can be made to
 * look like another.
 */
export function showDirections(text: string): string {
  return text.replaceAll(directions, visibleSign);
}

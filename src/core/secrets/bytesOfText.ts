/** A text as bytes of UTF-8, each as one character of code 0 to 255, so that bytes can be cut and joined like a text. */
export function bytesOfText(text: string): string {
  let bytes = "";
  for (const character of text) bytes += encoded(wellFormed(character.codePointAt(0) ?? 0));
  return bytes;
}

/** Half a surrogate pair reaches no environment: it becomes the replacement character there. */
function wellFormed(point: number): number {
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
}

function encoded(point: number): string {
  if (point < 0x80) return String.fromCharCode(point);
  if (point < 0x800) return String.fromCharCode(0xc0 | (point >> 6), tail(point));
  if (point < 0x10000) return String.fromCharCode(0xe0 | (point >> 12), tail(point >> 6), tail(point));
  return String.fromCharCode(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

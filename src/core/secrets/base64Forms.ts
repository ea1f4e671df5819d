const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** What `base64` (and MIME) and PEM put on one line. */
const lineLengths = [76, 64];
const shortestLine = 16;

/**
 * What bytes look like within anything that was encoded as base64 (RFC 4648), in both alphabets. Three bytes become four
 * characters, so there are three ways, by the place at which the bytes begin; the characters that depend on a
 * neighbour's bits too are left out, save at the very end of the data, where padding says that there is no neighbour.
 * @param bytes one byte a character.
 */
export function base64Forms(bytes: string): string[] {
  const standard = [0, 1, 2].flatMap((before) => formsAfter(before, bytes));
  const wrapped = ["", "\n"].flatMap((end) => linesOf(encode(bytes + end)));
  return [...standard, ...wrapped].flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}

function formsAfter(before: number, bytes: string): string[] {
  const begin = Math.ceil((before * 8) / 6);
  const placed = "\0".repeat(before) + bytes;
  const whole = encode(placed);
  const within = whole.slice(begin, Math.floor((placed.length * 8) / 6));
  // `echo $X | base64` encodes the end of the line too.
  const atEnd = [whole, encode(`${placed}\n`)].flatMap((form) => [form, form.replace(/=+$/, "")]);
  return [within, ...atEnd.map((form) => form.slice(begin))];
}

function linesOf(encoded: string): string[] {
  return lineLengths.flatMap((length) => {
    if (encoded.length <= length) return [];
    const lines: string[] = [];
    for (let at = 0; at < encoded.length; at += length) lines.push(encoded.slice(at, at + length));
    return lines.filter((line) => line.length >= shortestLine);
  });
}

function encode(bytes: string): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [one, two, three] = [bytes.charCodeAt(at), bytes.charCodeAt(at + 1), bytes.charCodeAt(at + 2)];
    // Beyond the end a code is NaN, which counts as 0 in bits.
    text += character(one >> 2) + character(((one & 3) << 4) | (two >> 4));
    text += at + 1 < bytes.length ? character(((two & 15) << 2) | (three >> 6)) : "=";
    text += at + 2 < bytes.length ? character(three & 63) : "=";
  }
  return text;
}

function character(index: number): string {
  return alphabet.charAt(index);
}

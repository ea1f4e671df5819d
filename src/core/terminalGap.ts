const newline = 10;
const carriageReturn = 13;
const escape = 0x1b;
/** No sequence that sets a colour is longer. */
const longestSequence = 128;
const longestString = 4096;
const blockBytes = 8192;
/** So many colours and styles may be on at once. */
const maximumStyles = 16;

/** Where the line that these bytes begin with ends: behind its newline or carriage return; -1 when it goes on. */
export function endOfLine(bytes: Uint8Array, from = 0): number {
  for (let index = from; index < bytes.length; index += 1) {
    if (bytes[index] === newline) return index + 1;
    if (bytes[index] === carriageReturn) return bytes[index + 1] === newline ? index + 2 : index + 1;
  }
  return -1;
}

/**
 * Where a terminal can take up what it was not shown from the start: behind the next end of a line, else at the next
 * character that is neither the rest of one in UTF-8 nor within an escape sequence.
 * @param bytes what stands there, with what comes before it.
 * @param from the first byte that may be shown.
 */
export function safeStart(bytes: Uint8Array, from: number): number {
  const line = endOfLine(bytes, from);
  if (line >= 0) return line;
  const start = behindSequence(bytes, from);
  let index = start;
  while (index < bytes.length && index < start + 3 && isContinuation(bytes[index] ?? 0)) index += 1;
  return index;
}

/**
 * The colours, styles and modes (a hidden cursor) that are on at the end of these bytes, as the sequences that set them.
 * ECMA-48, 8.3.117 (SGR) and DEC private modes.
 */
export function modesAfter(bytes: Uint8Array): string {
  const text = latin1(bytes);
  let styles: string[] = [];
  const modes = new Map<string, string>();
  for (const [whole, mode, style = ""] of text.matchAll(modeSequence)) {
    if (mode !== undefined) modes.set(mode, whole);
    else styles = /^0*(?:;|$)/.test(style) ? [whole] : [...styles, whole].slice(-maximumStyles);
  }
  return [...styles, ...modes.values()].join("");
}

const modeSequence = new RegExp("\\u001b\\[(?:\\?([\\d;]{1,40})[hl]|([\\d;:]{0,80})m)", "g");

/** Behind the escape sequence that the place lies in, or the place itself. */
function behindSequence(bytes: Uint8Array, from: number): number {
  for (let start = from - 1; start >= 0 && start >= from - longestSequence; start -= 1)
    if (bytes[start] === escape) return Math.max(from, endOfSequence(bytes, start));
  return from;
}

/** Behind the sequence that begins here (ECMA-48, 5.3 to 5.6): a string (a title, a link) ends with BEL or ST. */
function endOfSequence(bytes: Uint8Array, start: number): number {
  const text = latin1(bytes.subarray(start, start + longestString));
  return start + (sequence.exec(text)?.[0].length ?? 1);
}

const sequence = new RegExp(
  "^\\u001b(?:\\[[ -?]*[@-~]?|[\\]PX^_][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\?)?|[ -/]*[0-~]?)",
);

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += blockBytes)
    text += String.fromCharCode(...bytes.subarray(start, start + blockBytes));
  return text;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

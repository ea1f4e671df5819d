import type { ContentSource } from "./contentSource";

const sniffedBytes = 8192;

/** As the Encoding Standard (WHATWG) names them. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** The whole of a content; null where it is larger than that. */
export async function readBytes(source: ContentSource, maximumBytes: number): Promise<Buffer | null> {
  if (source.size > maximumBytes) return null;
  const pieces: Buffer[] = [];
  for await (const piece of source.open()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * The whole of a content as text: UTF-8, UTF-16 with its mark, else what Western Windows writes.
 * @returns null where it is larger than that, or no text: it would be compared as something that it is not.
 */
export async function readText(source: ContentSource, maximumBytes: number): Promise<DecodedText | null> {
  const bytes = await readBytes(source, maximumBytes);
  const encoding = bytes === null ? null : encodingOf(bytes);
  if (bytes === null || encoding === null) return null;
  const text = decoded(bytes, encoding);
  if (text !== null) return { text, encoding };
  return encoding === "utf-8" && !hasControls(bytes)
    ? { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" }
    : null;
}

/** How a text of any size is written, by its beginning; null where that is no text. */
export async function sniffEncoding(source: ContentSource): Promise<TextEncoding | null> {
  for await (const piece of source.open()) return encodingOf(piece);
  return "utf-8";
}

/** UTF-16 has its mark; any other text has no byte that is zero. */
function encodingOf(begin: Buffer): TextEncoding | null {
  if (begin[0] === 0xff && begin[1] === 0xfe) return "utf-16le";
  if (begin[0] === 0xfe && begin[1] === 0xff) return "utf-16be";
  return begin.subarray(0, sniffedBytes).includes(0) ? null : "utf-8";
}

function decoded(bytes: Buffer, encoding: TextEncoding): string | null {
  try {
    // The mark of UTF-8 stays: whoever reads the file finds it in the first name of a table.
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === "utf-8" }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** Whether there are control characters that no text has; as windows-1252, any bytes are characters. */
function hasControls(bytes: Buffer): boolean {
  return bytes.some((byte) => byte < 0x20 && (byte < 0x07 || byte > 0x0d) && byte !== 0x1b);
}

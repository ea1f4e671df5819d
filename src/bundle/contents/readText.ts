import type { ContentSource } from "./contentSource";

const sniffedBytes = 8192;

/** The whole of a content; null where it is larger than that. */
export async function readBytes(source: ContentSource, maximumBytes: number): Promise<Buffer | null> {
  if (source.size > maximumBytes) return null;
  const pieces: Buffer[] = [];
  for await (const piece of source.open()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * The whole of a content as text.
 * @returns null where it is larger than that, or no UTF-8: it would be compared as something that it is not.
 */
export async function readText(source: ContentSource, maximumBytes: number): Promise<string | null> {
  const bytes = await readBytes(source, maximumBytes);
  if (bytes === null || !looksLikeText(bytes)) return null;
  const text = bytes.toString("utf8");
  return text.includes("\uFFFD") ? null : text;
}

/** Whether a content begins as a text does: without a byte that is zero. */
export async function beginsAsText(source: ContentSource): Promise<boolean> {
  for await (const piece of source.open()) return looksLikeText(piece);
  return true;
}

function looksLikeText(piece: Buffer): boolean {
  return !piece.subarray(0, sniffedBytes).includes(0);
}

import { createHash } from "node:crypto";
import { messageOf, wrongUse, type HumanError } from "../../core/humanError";
import { type BundleSource } from "./bundleSource";

/** The bytes of a file; an error of the source names the file. */
export async function* piecesOf(source: BundleSource, path: string): AsyncGenerator<Buffer, void> {
  const pieces = source.open(path)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextOf(pieces, source, path);
      if (next === null) return;
      yield next;
    }
  } finally {
    await pieces.return?.();
  }
}

async function nextOf(
  pieces: AsyncIterator<Buffer>,
  source: BundleSource,
  path: string,
): Promise<Buffer | null> {
  try {
    const next = await pieces.next();
    return next.done === true ? null : next.value;
  } catch (error) {
    throw damaged(source, path, messageOf(error));
  }
}

/** A source whose content is not what it should be. */
export function damaged(source: BundleSource, path: string, reason: string): HumanError {
  return wrongUse(
    `${source.path} is damaged or cannot be read: ${JSON.stringify(path)} (${reason}). Nothing was imported; get it again.`,
  );
}

/**
 * Reads a small file of the source without writing anything.
 * @throws {HumanError} when it is larger than `maximumBytes`; the error of the source.
 */
export async function readSourceFile(
  source: BundleSource,
  path: string,
  maximumBytes: number,
): Promise<Buffer> {
  if ((source.files.get(path)?.size ?? 0) > maximumBytes)
    throw wrongUse(
      `${source.path} is not imported: ${path} is larger than ${maximumBytes / 1024 / 1024} MB.`,
    );
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of source.open(path)) {
    size += piece.length;
    if (size > maximumBytes)
      throw wrongUse(`${source.path} is not imported: ${path} grows while it is read.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** SHA-256 of a file of the source. @throws {HumanError} when it cannot be read. */
export async function hashSourceFile(source: BundleSource, path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of piecesOf(source, path)) hash.update(piece);
  return hash.digest("hex");
}

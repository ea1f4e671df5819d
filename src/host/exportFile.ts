import { createWriteStream, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { discard } from "../bundle/atomicWrite";
import { cannotExport } from "../bundle/zip/exportBundle";

/**
 * Writes texts or bytes to a file one after the other, under another name until all is there.
 * @param what it is, as a failure is told.
 * @throws {HumanError} when it cannot be written; the signal's reason when it was aborted. Nothing half-made is left.
 */
export async function exportFile(
  file: string,
  pieces: AsyncIterable<string> | Iterable<Uint8Array>,
  signal: AbortSignal,
  what: string,
): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    await pipeline(Readable.from(pieces), createWriteStream(temporary, { flags: "wx" }), { signal });
    renameSync(temporary, file);
  } catch (error) {
    discard(temporary);
    signal.throwIfAborted();
    throw cannotExport(what, file, error);
  }
}

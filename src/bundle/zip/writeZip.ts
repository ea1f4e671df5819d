import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { discard, writeAll } from "../atomicWrite";
import { type ContentIdentity } from "../seal/hashFile";
import { writeArchive } from "./writeArchive";
import { type ZipContent } from "./zipEntries";

export interface ZipProgress {
  readonly signal?: AbortSignal;
  /** Bytes of the files read so far, and of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface WriteZipOptions extends ZipProgress {
  /** Whether the archive is on the disk before it gets its name. */
  readonly flush?: boolean;
  /** Looks at the archive under its temporary name; when it throws, no archive is left. */
  readonly check?: (temporary: string) => Promise<void>;
}

let serial = 0;

/**
 * Writes an archive under a temporary name beside the target and renames it: nothing half-made is left.
 * @returns the identity of the archive.
 * @throws the error of the file system; an AbortError when the signal was aborted.
 */
export async function writeZip(
  target: string,
  content: ZipContent,
  progress: WriteZipOptions = {},
): Promise<ContentIdentity> {
  progress.signal?.throwIfAborted();
  serial += 1;
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}-${serial}.tmp`);
  const hash = createHash("sha256");
  let [done, size] = [0, 0];
  try {
    const descriptor = openSync(temporary, "wx", 0o644);
    try {
      await writeArchive(content.entries, {
        take: (piece) => {
          progress.signal?.throwIfAborted();
          hash.update(piece);
          writeAll(descriptor, piece);
          size += piece.length;
        },
        onBytes: (bytes) => {
          done += bytes;
          progress.onProgress?.(done, content.size);
        },
      });
      if (progress.flush === true) fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    await progress.check?.(temporary);
    renameSync(temporary, target);
  } catch (error) {
    discard(temporary);
    throw error;
  }
  return { sha256: hash.digest("hex"), size };
}

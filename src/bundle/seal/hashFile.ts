import { closeSync, fstatSync, lstatSync, openSync, readSync, promises as asyncFiles } from "node:fs";
import { openWithoutFollowing } from "../openWithoutFollowing";
import { nodeCrypto } from "../nodeCrypto";

/** What a file is, whatever its name: SHA-256 in lower-case hexadecimal, and its size in bytes. */
export interface ContentIdentity {
  readonly sha256: string;
  readonly size: number;
}

export interface HashProgress {
  readonly signal?: AbortSignal;
  /** Called with the bytes of each piece. */
  readonly onBytes?: (bytes: number) => void;
  /** A folder that holds more files and folders is not read. */
  readonly mostEntries?: number;
}

const pieceBytes = 1024 * 1024;
/** Up to this size a file is read at once: a turn of the event loop costs more. */
const smallBytes = 4 * pieceBytes;

/** Up to this size it is hashed by one call: an object for each of 50,000 files takes longer, and memory until it is collected. */
const oneCallBytes = 64 * 1024;

/**
 * Hashes a regular file at once, in pieces of 1 MiB.
 * @throws the error of the file system; {@link Error} when it is no regular file.
 */
export function hashFile(path: string | Buffer): ContentIdentity {
  const descriptor = openSync(path, openWithoutFollowing);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new Error(`${path.toString()} is not a regular file`);
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, stats.size + 1));
    let size = readSync(descriptor, piece, 0, piece.length, null);
    // A file system may give less at once than there is.
    if (size === stats.size && size <= oneCallBytes) return identityOf(piece.subarray(0, size));
    const hash = nodeCrypto().createHash("sha256").update(piece.subarray(0, size));
    for (;;) {
      const bytes = readSync(descriptor, piece, 0, piece.length, null);
      if (bytes === 0) return { sha256: hash.digest("hex"), size };
      hash.update(piece.subarray(0, bytes));
      size += bytes;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The identity of content that is whole in memory. */
export function identityOf(bytes: Uint8Array): ContentIdentity {
  return { sha256: nodeCrypto().hash("sha256", bytes), size: bytes.length };
}

/**
 * The same for a file of any size: a large one with a turn of the event loop between pieces.
 * @throws as {@link hashFile}; the signal's reason when it was aborted.
 */
export async function hashFileInTurns(
  path: string | Buffer,
  progress: HashProgress = {},
): Promise<ContentIdentity> {
  progress.signal?.throwIfAborted();
  if (lstatSync(path).size > smallBytes) return await hashLargeFile(path, progress);
  const identity = hashFile(path);
  progress.onBytes?.(identity.size);
  return identity;
}

/** Reads as far as the file went when it was opened: one that grows as fast as it is read has no end. */
async function hashLargeFile(path: string | Buffer, progress: HashProgress): Promise<ContentIdentity> {
  // Not from `node:fs/promises`: to load that takes each run 1 ms, and few have files to hash that way.
  const file = await asyncFiles.open(path, openWithoutFollowing);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error(`${path.toString()} is not a regular file`);
    const piece = Buffer.allocUnsafe(pieceBytes);
    const hash = nodeCrypto().createHash("sha256");
    let size = 0;
    for (;;) {
      progress.signal?.throwIfAborted();
      const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, stats.size - size), null);
      if (bytesRead === 0) return { sha256: hash.digest("hex"), size };
      hash.update(piece.subarray(0, bytesRead));
      size += bytesRead;
      progress.onBytes?.(bytesRead);
    }
  } finally {
    await file.close();
  }
}

import { chmodSync, constants, lstatSync, mkdirSync, type Stats, promises as asyncFiles } from "node:fs";
import { dirname } from "node:path";
import { hashFileInTurns, type ContentIdentity } from "../../bundle/seal/hashFile";
import { isSameVersion } from "../../bundle/seal/settledHash";

export interface KeptCopy {
  /** Of the copy. */
  readonly identity: ContentIdentity;
  /** False: the file was written again and again while it was copied. */
  readonly isSettled: boolean;
}

const maximumAttempts = 3;
const pieceBytes = 1024 * 1024;
const blockBytes = 512;

/**
 * Copies a regular file, by clone where the file system can, and hashes the copy. One that changes meanwhile is copied
 * again, a few times; a sparse one stays sparse. What was at the target is replaced.
 * @throws the error of the file system; {@link Error} when it is no regular file.
 */
export async function keepCopy(source: string | Buffer, target: string): Promise<KeptCopy> {
  mkdirSync(dirname(target), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const before = lstatSync(source, { bigint: true });
    if (!before.isFile()) throw new Error(`${source.toString()} is not a regular file`);
    await copy(source, target);
    const isSettled = isSameVersion(before, lstatSync(source, { bigint: true }));
    if (isSettled || attempt === maximumAttempts)
      return { identity: await hashFileInTurns(target), isSettled };
  }
}

async function copy(source: string | Buffer, target: string): Promise<void> {
  const stats = lstatSync(source);
  if (isSparse(stats)) await copySparse(source, target);
  else await asyncFiles.copyFile(source, target, constants.COPYFILE_FICLONE);
  // Ours to read, seal and remove, whatever its owner may do with the original.
  chmodSync(target, (stats.mode & 0o777) | 0o600);
}

function isSparse({ blocks, size }: Stats): boolean {
  return process.platform !== "win32" && blocks * blockBytes + pieceBytes < size;
}

/** Where the original holds zeros alone the copy has a hole. */
async function copySparse(source: string | Buffer, target: string): Promise<void> {
  const from = await asyncFiles.open(source, "r");
  try {
    const to = await asyncFiles.open(target, "w");
    try {
      const piece = Buffer.allocUnsafe(pieceBytes);
      const zeros = Buffer.alloc(pieceBytes);
      for (let position = 0; ;) {
        const { bytesRead } = await from.read(piece, 0, piece.length, position);
        if (bytesRead === 0) {
          await to.truncate(position);
          return;
        }
        const bytes = piece.subarray(0, bytesRead);
        if (!bytes.equals(zeros.subarray(0, bytesRead))) await to.writev([bytes], position);
        position += bytesRead;
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

import { rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { besideName } from "../leftovers";
import { type ZipProgress } from "./writeZip";

const pieceBytes = 1024 * 1024;

/**
 * Copies a file of any size under a temporary name beside the target and renames it: nothing half-made is left.
 * @returns its size in bytes.
 * @throws the error of the file system; the signal's reason when it was aborted.
 */
export async function copyFileAtomic(
  from: string,
  to: string,
  { signal, onProgress }: ZipProgress,
): Promise<number> {
  const temporary = besideName(to, "tmp");
  const source = await open(from, "r");
  try {
    const { size } = await source.stat();
    const target = await open(temporary, "wx", 0o644);
    const piece = Buffer.allocUnsafe(pieceBytes);
    let done = 0;
    try {
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead } = await source.read(piece, 0, piece.length, null);
        if (bytesRead === 0) break;
        await target.writeFile(piece.subarray(0, bytesRead));
        done += bytesRead;
        onProgress?.(done, size);
      }
    } finally {
      await target.close();
    }
    await rename(temporary, to);
    return done;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    await source.close();
  }
}

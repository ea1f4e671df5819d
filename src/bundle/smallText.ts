import { readSync } from "node:fs";

/** Nearly every file of metadata is smaller: it is read by one call, into memory that is there already. */
export const smallBytes = 64 * 1024;
const piece = Buffer.allocUnsafeSlow(smallBytes);

/** The text of an open file that is small; null where it is larger, empty or no file. Its position stays as it is. */
export function smallText(descriptor: number): string | null {
  try {
    const length = readSync(descriptor, piece, 0, smallBytes, 0);
    return length === 0 || length === smallBytes ? null : piece.toString("utf8", 0, length);
  } catch {
    return null;
  }
}

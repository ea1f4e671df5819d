import { open, type FileHandle } from "node:fs/promises";

const pieceBytes = 1024 * 1024;

/** The offset of the first byte in which two files differ, however large they are; null where they are the same. */
export async function firstDifference(before: string, after: string): Promise<number | null> {
  const [one, other] = await Promise.all([open(before, "r"), open(after, "r")]);
  try {
    return await compare(one, other);
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
}

async function compare(one: FileHandle, other: FileHandle): Promise<number | null> {
  const [left, right] = [Buffer.allocUnsafe(pieceBytes), Buffer.allocUnsafe(pieceBytes)];
  for (let at = 0; ;) {
    const [a, b] = [await one.read(left, 0, pieceBytes, at), await other.read(right, 0, pieceBytes, at)];
    const common = Math.min(a.bytesRead, b.bytesRead);
    const [x, y] = [left.subarray(0, common), right.subarray(0, common)];
    if (!x.equals(y)) return at + x.findIndex((byte, index) => byte !== y[index]);
    if (common === 0 || a.bytesRead !== b.bytesRead) return a.bytesRead === b.bytesRead ? null : at + common;
    at += common;
  }
}

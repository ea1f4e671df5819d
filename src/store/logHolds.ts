import { closeSync, openSync, readSync } from "node:fs";
import { openWithoutFollowing } from "../bundle/seal/hashFile";

const pieceBytes = 1024 * 1024;

/** Whether a log file holds a text, whatever its case; read piece by piece. A file that cannot be read holds nothing. */
export function logHolds(path: string, text: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(path, openWithoutFollowing);
  } catch {
    return false;
  }
  try {
    return holds(descriptor, text.toLowerCase());
  } catch {
    return false;
  } finally {
    closeSync(descriptor);
  }
}

function holds(descriptor: number, wanted: string): boolean {
  const piece = Buffer.allocUnsafe(pieceBytes);
  const decoder = new TextDecoder();
  let before = "";
  for (;;) {
    const length = readSync(descriptor, piece, 0, piece.length, null);
    const text = before + decoder.decode(piece.subarray(0, length), { stream: length > 0 }).toLowerCase();
    if (text.includes(wanted)) return true;
    if (length === 0) return false;
    // What was wanted may begin in this piece and end in the next.
    before = wanted.length > 1 ? text.slice(1 - wanted.length) : "";
  }
}

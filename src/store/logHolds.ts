import { closeSync, openSync, readSync } from "node:fs";
import { openWithoutFollowing } from "../bundle/openWithoutFollowing";
import { LogTexts } from "./logTexts";

/** As much as stays near the processor: larger pieces take three times as long to look through. */
const pieceBytes = 64 * 1024;

/** Whether a log file holds a text, whatever its case; read piece by piece. A file that cannot be read holds nothing. */
export function logHolds(path: string, text: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(path, openWithoutFollowing);
  } catch {
    return false;
  }
  try {
    return holds(descriptor, new LogTexts([text]));
  } catch {
    return false;
  } finally {
    closeSync(descriptor);
  }
}

function holds(descriptor: number, texts: LogTexts): boolean {
  const piece = Buffer.allocUnsafe(pieceBytes);
  for (;;) {
    const length = readSync(descriptor, piece, 0, piece.length, null);
    texts.take(piece.subarray(0, length));
    if (texts.foundAll) return true;
    if (length === 0) return false;
  }
}

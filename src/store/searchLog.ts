import { closeSync, openSync, readSync } from "node:fs";
import { openWithoutFollowing } from "../bundle/seal/hashFile";
import { LineSearch, type LogHit } from "./lineSearch";

const pieceBytes = 1024 * 1024;

/**
 * The lines of a log file in which a pattern is found, one after the other; read piece by piece. A file that cannot be
 * read has none.
 */
export function* searchLog(path: string, pattern: RegExp): Generator<LogHit> {
  let descriptor: number;
  try {
    descriptor = openSync(path, openWithoutFollowing);
  } catch {
    return;
  }
  try {
    const search = new LineSearch(pattern);
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (;;) {
      const length = readOrNothing(descriptor, piece);
      if (length === 0) break;
      yield* search.take(piece.subarray(0, length));
    }
    yield* search.end();
  } finally {
    closeSync(descriptor);
  }
}

function readOrNothing(descriptor: number, piece: Buffer): number {
  try {
    return readSync(descriptor, piece, 0, piece.length, null);
  } catch {
    return 0;
  }
}

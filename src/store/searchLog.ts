import { closeSync, openSync, readSync } from "node:fs";
import { openWithoutFollowing } from "../bundle/openWithoutFollowing";
import { countLines, LineSearch, type LogHit } from "./lineSearch";

/** As much as stays near the processor: larger pieces take three times as long to look through. */
const pieceBytes = 64 * 1024;

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
    const search = new LineSearch(pattern, (from, until) => countIn(descriptor, from, until));
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let position = 0; ;) {
      const length = readOrNothing(descriptor, piece, piece.length, position);
      if (length === 0) break;
      position += length;
      yield* search.take(piece.subarray(0, length));
    }
    yield* search.end();
  } finally {
    closeSync(descriptor);
  }
}

function countIn(descriptor: number, from: number, until: number): number {
  const piece = Buffer.allocUnsafe(pieceBytes);
  let count = 0;
  for (let position = from; position < until;) {
    const length = readOrNothing(descriptor, piece, Math.min(piece.length, until - position), position);
    if (length === 0) break;
    count += countLines(piece.subarray(0, length));
    position += length;
  }
  return count;
}

function readOrNothing(descriptor: number, piece: Buffer, length: number, position: number): number {
  try {
    return readSync(descriptor, piece, 0, length, position);
  } catch {
    return 0;
  }
}

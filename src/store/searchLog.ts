import { closeSync, openSync, readSync } from "node:fs";
import { openWithoutFollowing } from "../bundle/seal/hashFile";

/** A line of a log that holds what was looked for. */
export interface LogHit {
  /** From 1. */
  readonly line: number;
  /** Without its line end, cut around the place where it is longer than a screen is wide. */
  readonly text: string;
}

const pieceBytes = 1024 * 1024;
const contextLength = 200;

/**
 * The lines of a log file in which a pattern is found, one after the other; read piece by piece. A line of more than a
 * piece is looked at in parts. A file that cannot be read has none.
 * @param pattern with the flag `g` or without; `lastIndex` is not used.
 */
export function* searchLog(path: string, pattern: RegExp): Generator<LogHit> {
  let descriptor: number;
  try {
    descriptor = openSync(path, openWithoutFollowing);
  } catch {
    return;
  }
  try {
    yield* searchDescriptor(descriptor, new RegExp(pattern.source, pattern.flags.replace("g", "")));
  } finally {
    closeSync(descriptor);
  }
}

function* searchDescriptor(descriptor: number, pattern: RegExp): Generator<LogHit> {
  const piece = Buffer.allocUnsafe(pieceBytes);
  let kept = 0;
  let line = 1;
  for (;;) {
    const length = readOrNothing(descriptor, piece, kept);
    const end = kept + length;
    if (end === 0) return;
    const isLast = length === 0;
    const newline = piece.lastIndexOf(10, end - 1);
    // A line longer than the piece is taken as it is.
    const upTo = isLast || newline < 0 ? end : newline + 1;
    line = yield* searchPiece(piece.subarray(0, upTo), pattern, line);
    piece.copyWithin(0, upTo, end);
    kept = end - upTo;
    if (isLast) return;
  }
}

function readOrNothing(descriptor: number, piece: Buffer, kept: number): number {
  try {
    return readSync(descriptor, piece, kept, piece.length - kept, null);
  } catch {
    return 0;
  }
}

/** @returns the number of the line that comes next. */
function* searchPiece(bytes: Buffer, pattern: RegExp, first: number): Generator<LogHit, number> {
  const text = bytes.toString("utf8");
  if (!pattern.test(text)) return first + countLines(bytes);
  const lines = text.split("\n");
  for (const [index, content] of lines.entries()) {
    const found = pattern.exec(content);
    if (found !== null) yield { line: first + index, text: cutAround(content, found.index) };
  }
  return first + lines.length - 1;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

function cutAround(line: string, index: number): string {
  const text = line.endsWith("\r") ? line.slice(0, -1) : line;
  if (text.length <= 2 * contextLength) return text;
  const begin = Math.max(0, index - contextLength);
  const end = Math.min(text.length, index + contextLength);
  return `${begin > 0 ? "…" : ""}${text.slice(begin, end)}${end < text.length ? "…" : ""}`;
}

import type { LogPart } from "../store/logOrder";

const newline = 10;

/**
 * Where the last lines of a log begin: bytes from its start, in the order in which the parts come.
 * Of the log only the places of that many lines are kept.
 */
export function tailStart(parts: Iterable<LogPart>, lines: number): number {
  const starts: number[] = [];
  let seen = 0;
  let total = 0;
  let isLineStart = true;
  const note = (start: number): void => {
    if (lines > 0) starts[seen % lines] = start;
    seen += 1;
  };
  for (const { bytes } of parts) {
    if (isLineStart) note(total);
    let end = bytes.indexOf(newline);
    for (; end >= 0 && end + 1 < bytes.length; end = bytes.indexOf(newline, end + 1)) note(total + end + 1);
    isLineStart = end >= 0;
    total += bytes.length;
  }
  if (lines === 0) return total;
  return seen <= lines ? 0 : (starts[seen % lines] ?? 0);
}

/** The parts without their first bytes. */
export function* withoutFirst(parts: Iterable<LogPart>, bytes: number): Generator<LogPart, void> {
  let left = bytes;
  for (const part of parts) {
    const skipped = Math.min(left, part.bytes.length);
    left -= skipped;
    if (skipped < part.bytes.length) yield { ...part, bytes: part.bytes.subarray(skipped) };
  }
}

import { bundleLog, LogOrder, readLog, type LogStream } from "./logOrder";

const newline = 10;
const blockBytes = 64 * 1024;

/**
 * Where the last lines of a log begin, both streams in the order in which they were written: bytes from the start of each
 * stream. The log is read from its end, block by block, as far back as those lines go.
 * @param bundle absolute.
 */
export function tailStarts(
  bundle: string,
  streams: readonly LogStream[],
  lines: number,
): Readonly<Record<LogStream, number>> {
  const starts = { out: 0, err: 0 };
  // Of a run of many hours there are millions: a number each, below 0 for the second stream.
  const lengths: number[] = [];
  for (const { stream, start, end } of new LogOrder(bundle, streams).ranges()) {
    starts[stream] = end;
    lengths.push(stream === "out" ? end - start : start - end);
  }
  const back = new LinesBack(lines);
  for (let length = lengths.pop(); length !== undefined && !back.isDone; length = lengths.pop()) {
    const stream = length > 0 ? "out" : "err";
    const end = starts[stream];
    starts[stream] = back.startIn(bundleLog(bundle, stream), end - Math.abs(length), end);
  }
  return starts;
}

/** Counts lines from the end of a text back. */
class LinesBack {
  private atEnd = true;

  constructor(private left: number) {}

  get isDone(): boolean {
    return this.left === 0;
  }

  /** The place from which on a range belongs to the lines: its begin where all of it does. */
  startIn(path: string, start: number, end: number): number {
    for (let high = end; high > start;) {
      const low = Math.max(start, high - blockBytes);
      const bytes = readLog(path, low, high);
      const found = this.startOf(bytes);
      if (found !== null) return low + found;
      high = low;
    }
    return start;
  }

  private startOf(bytes: Uint8Array): number | null {
    let end = bytes.length;
    // What ends the last line begins no other.
    if (this.atEnd && end > 0) {
      this.atEnd = false;
      end -= 1;
    }
    for (;;) {
      const found = bytes.subarray(0, end).lastIndexOf(newline);
      if (found < 0) return null;
      this.left -= 1;
      if (this.isDone) return found + 1;
      end = found;
    }
  }
}

import { bundleLog, LogOrder, type IndexPlace, type LogStream } from "../logOrder";
import { LogFile } from "./logFile";

export type StreamPlaces = Readonly<Record<LogStream, number>>;

/** Where a line begins. */
export interface LineStart {
  /** From 0. */
  readonly line: number;
  readonly stream: LogStream;
  /** In bytes from the start of its stream. */
  readonly start: number;
  /** Milliseconds since the start of the execution; null where it was not recorded. */
  readonly at: number | null;
}

/** A place from which on both streams can be read in their order. */
export interface OrderStart {
  readonly index: IndexPlace;
  readonly streams: StreamPlaces;
}

/** A stretch of the log: the lines that begin in it. */
export interface LogBlock extends OrderStart {
  /** The first line that begins in it, or after it. */
  readonly line: number;
  readonly at: number | null;
}

/** As much of the log as is looked through for one line. */
const blockBytes = 256 * 1024;
/** The end of a longer line is kept, so that nobody has to look for it. */
const longLine = 64 * 1024;
const newline = 10;
const begin: OrderStart = { index: { position: 0, told: { out: 0, err: 0 } }, streams: { out: 0, err: 0 } };

/**
 * Finds any line of a log of any size: a line of one stream stands where its first byte was written, among the lines of
 * both. Kept is one place for each {@link blockBytes}, however long the log.
 */
export class LineIndex {
  private readonly blocks: LogBlock[] = [];
  private readonly order: LogOrder;
  private readonly files: Readonly<Record<LogStream, LogFile>>;
  private readonly longEnds = { out: new Map<number, number>(), err: new Map<number, number>() };
  /** Up to where each stream is counted, where its present line began, and whether the next byte begins one. */
  private readonly read: Record<LogStream, number>;
  private readonly begun: Record<LogStream, number>;
  private readonly isAtStart: Record<LogStream, boolean>;
  private openBytes = 0;
  private lines = 0;
  private counting: Generator<void, void> | null = null;

  /**
   * @param bundle absolute.
   * @param from where it begins; a line that began before is none of it.
   */
  constructor(
    private readonly bundle: string,
    readonly streams: readonly LogStream[],
    from: OrderStart = begin,
  ) {
    this.files = filesOf(bundle);
    this.order = new LogOrder(bundle, streams, from.streams, from.index);
    this.read = { ...from.streams };
    this.begun = { ...from.streams };
    this.isAtStart = {
      out: this.isLineStart("out", from.streams.out),
      err: this.isLineStart("err", from.streams.err),
    };
  }

  /** Lines that were counted up to now, one that has no end yet as well. */
  get lineCount(): number {
    return this.lines;
  }

  get blockCount(): number {
    return this.blocks.length;
  }

  /** Bytes that were counted, of the streams that are shown. */
  get bytes(): number {
    return this.streams.reduce((sum, stream) => sum + this.read[stream], 0);
  }

  /** Counts what was written since the last time; it rests after each block, and goes on there when it is asked again. */
  *grow(withUntold = true): Generator<void, void> {
    this.counting ??= this.countRanges(withUntold);
    // Left in the middle it must not be ended: the rest of a range would be lost.
    while (this.counting.next().done !== true) yield;
    this.counting = null;
  }

  block(index: number): LogBlock | undefined {
    return this.blocks[index];
  }

  /** How many lines begin in a block. */
  linesIn(index: number): number {
    return this.firstLine(index + 1) - this.firstLine(index);
  }

  /** The block in which a line begins. */
  blockOf(line: number): number {
    return this.lastBlock((block) => block.line <= line);
  }

  /** Bytes up to where a block goes. */
  endOf(index: number): StreamPlaces {
    return this.blocks[index + 1]?.streams ?? this.read;
  }

  /** The beginnings of the lines of a block, in their order. */
  *startsIn(index: number): Generator<LineStart, void> {
    const block = this.blocks[index];
    if (block === undefined) return;
    const end = { ...this.endOf(index) };
    const isAtStart = {
      out: this.isLineStart("out", block.streams.out),
      err: this.isLineStart("err", block.streams.err),
    };
    let { line } = block;
    const order = new LogOrder(this.bundle, this.streams, block.streams, block.index);
    const left = { out: end.out - block.streams.out, err: end.err - block.streams.err };
    for (const range of order.ranges()) {
      const { stream, at } = range;
      const until = Math.min(range.end, end[stream]);
      if (until > range.start) {
        left[stream] -= until - range.start;
        const bytes = this.files[stream].bytes(range.start, until);
        for (const place of lineStarts(bytes, isAtStart[stream])) {
          yield { line, stream, start: range.start + place, at };
          line += 1;
        }
        isAtStart[stream] = this.isLineStart(stream, until);
      }
      if (this.streams.every((each) => left[each] <= 0)) return;
    }
  }

  /** The beginnings of lines from one on, in their order; those that were counted. */
  *startsFrom(line: number): Generator<LineStart, void> {
    for (let index = Math.max(0, this.blockOf(line)); index < this.blocks.length; index += 1)
      for (const start of this.startsIn(index)) if (start.line >= line) yield start;
  }

  /** Where a line ends, without what ends it. */
  lineEnd({ stream, start }: LineStart): number {
    const known = this.longEnds[stream].get(start);
    if (known !== undefined) return known;
    const bytes = this.files[stream].bytes(start, Math.min(start + longLine + 1, this.read[stream]));
    const found = bytes.indexOf(newline);
    return found < 0 ? this.read[stream] : start + found;
  }

  /** When a byte was written. */
  timeOf(stream: LogStream, byte: number): number | null {
    const block = this.blocks[this.lastBlock(({ streams }) => streams[stream] <= byte)];
    if (block === undefined) return null;
    const order = new LogOrder(this.bundle, [stream], block.streams, block.index);
    for (const { end, at } of order.ranges()) if (end > byte) return at;
    return null;
  }

  /** The first line that began at a time or after it; the last one where there is none. @param ms since the start. */
  lineAt(ms: number): number {
    const index = Math.max(
      0,
      this.lastBlock(({ at }) => at !== null && at < ms),
    );
    for (const { line, at } of this.startsFrom(this.blocks[index]?.line ?? 0))
      if (at !== null && at >= ms) return line;
    return Math.max(0, this.lines - 1);
  }

  /** The number of the line that begins at a place; null where none does. It is looked for from the end. */
  numberOf(place: Pick<LineStart, "stream" | "start">): number | null {
    const index = this.lastBlock(({ streams }) => streams[place.stream] <= place.start);
    for (const { stream, start, line } of this.startsIn(index))
      if (stream === place.stream && start === place.start) return line;
    return null;
  }

  /** The bytes of a stream. They are valid until the next are asked for. */
  bytesOf(stream: LogStream, start: number, end: number): Buffer {
    return this.files[stream].bytes(start, Math.min(end, this.read[stream]));
  }

  close(): void {
    this.files.out.close();
    this.files.err.close();
  }

  /** The line that begins at or after a block's start. */
  private firstLine(index: number): number {
    return this.blocks[index]?.line ?? this.lines;
  }

  /** Blocks are in order of whatever is asked: the last one for which it is true; -1 where it is true for none. */
  private lastBlock(isBefore: (block: LogBlock) => boolean): number {
    let [low, high] = [0, this.blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = this.blocks[middle];
      if (block !== undefined && isBefore(block)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  private *countRanges(withUntold: boolean): Generator<void, void> {
    for (const { stream, at, start, end, place } of this.order.ranges(withUntold))
      for (let from = start; from < end;) {
        if (this.blocks.length === 0 || this.openBytes >= blockBytes) {
          this.blocks.push({ line: this.lines, at, index: place, streams: { ...this.read } });
          this.openBytes = 0;
        }
        const until = Math.min(end, from + blockBytes - this.openBytes);
        this.count(stream, from, until);
        this.openBytes += until - from;
        from = until;
        if (this.openBytes >= blockBytes) yield;
      }
  }

  private count(stream: LogStream, start: number, end: number): void {
    const bytes = this.files[stream].bytes(start, end);
    let count = this.isAtStart[stream] ? 1 : 0;
    if (this.isAtStart[stream]) this.begun[stream] = start;
    let { [stream]: begun } = this.begun;
    for (let place = 0; place < bytes.length; place += 1)
      if (bytes[place] === newline) {
        if (start + place - begun > longLine) this.longEnds[stream].set(begun, start + place);
        begun = start + place + 1;
        count += 1;
      }
    const endsLine = bytes.length > 0 && bytes[bytes.length - 1] === newline;
    this.lines += endsLine ? count - 1 : count;
    this.begun[stream] = begun;
    this.isAtStart[stream] = endsLine;
    this.read[stream] = end;
  }

  private isLineStart(stream: LogStream, place: number): boolean {
    return place === 0 || this.files[stream].bytes(place - 1, place)[0] === newline;
  }
}

function filesOf(bundle: string): Readonly<Record<LogStream, LogFile>> {
  return { out: new LogFile(bundleLog(bundle, "out")), err: new LogFile(bundleLog(bundle, "err")) };
}

/** Where lines begin in bytes. @param isAtStart whether the first byte begins one. */
function lineStarts(bytes: Buffer, isAtStart: boolean): number[] {
  const starts = isAtStart && bytes.length > 0 ? [0] : [];
  for (let found = bytes.indexOf(newline); found >= 0; found = bytes.indexOf(newline, found + 1))
    if (found + 1 < bytes.length) starts.push(found + 1);
  return starts;
}

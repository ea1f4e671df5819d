import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths } from "../bundle/layout";
import { openWithoutFollowing } from "../bundle/openWithoutFollowing";

export type LogStream = "out" | "err";

/** Bytes of one stream that were written at one time. */
export interface LogPart {
  readonly stream: LogStream;
  /** Milliseconds since the start of the execution; null where it was not recorded. */
  readonly at: number | null;
  readonly bytes: Uint8Array;
}

/** The same by its place: bytes from the start of the stream. */
export interface LogRange {
  readonly stream: LogStream;
  readonly at: number | null;
  readonly start: number;
  readonly end: number;
  /** What tells of it. */
  readonly place: IndexPlace;
}

/** A place in `logs.ndjson`, from which on it can be read. */
export interface IndexPlace {
  /** In bytes; a line begins there. */
  readonly position: number;
  /** Bytes of each stream that the lines before tell of. */
  readonly told: Readonly<Record<LogStream, number>>;
}

const blockBytes = 64 * 1024;
/** What is longer is no line of ours. */
const longestIndexLine = 1000;

/** Reads what an execution prints, both streams in the order of `logs.ndjson`, block by block; also while it grows. */
export class LogOrder {
  private readonly index: string;
  private indexPosition: number;
  /** Up to where the index told the order, and up to where bytes were handed out. */
  private readonly told: Record<LogStream, number>;
  private readonly given: Record<LogStream, number>;

  /**
   * @param bundle absolute.
   * @param skipped bytes from the start of each stream that are not wanted.
   * @param from where the index is read from.
   */
  constructor(
    private readonly bundle: string,
    private readonly streams: readonly LogStream[],
    skipped: Readonly<Record<LogStream, number>> = { out: 0, err: 0 },
    from: IndexPlace = { position: 0, told: { out: 0, err: 0 } },
  ) {
    this.given = { ...skipped };
    this.indexPosition = from.position;
    this.told = { ...from.told };
    this.index = join(bundle, bundlePaths.logIndex);
  }

  /** What was not handed out yet. The blocks are valid until the next is asked for. */
  *read(): Generator<LogPart, void> {
    for (const { stream, at, start, end } of this.ranges())
      for (const bytes of blocksOf(bundleLog(this.bundle, stream), start, end)) yield { stream, at, bytes };
  }

  /**
   * The same, of which nothing is read: what was told of counts as handed out.
   * @param withUntold whether to hand out what the index does not tell of yet.
   */
  *ranges(withUntold = true): Generator<LogRange, void> {
    // Sizes come first: what the index does not tell of at that moment is of the stream that wrote last.
    const sizes = this.sizes();
    const indexEnd = fileSize(this.index);
    // A stream is written before the index tells of it: what is told beyond these is damaged, or a lie.
    const limits = this.sizes();
    for (const { stream, at, bytes, position } of this.readIndex(indexEnd)) {
      const place = { position, told: { ...this.told } };
      this.told[stream] += bytes;
      yield* this.upTo(stream, at, Math.min(this.told[stream], limits[stream]), place);
    }
    if (!withUntold) return;
    const place = { position: this.indexPosition, told: { ...this.told } };
    for (const stream of ["out", "err"] as const) yield* this.upTo(stream, null, sizes[stream], place);
  }

  private *upTo(
    stream: LogStream,
    at: number | null,
    end: number,
    place: IndexPlace,
  ): Generator<LogRange, void> {
    const start = this.given[stream];
    if (end <= start) return;
    this.given[stream] = end;
    if (this.streams.includes(stream)) yield { stream, at, start, end, place };
  }

  private sizes(): Readonly<Record<LogStream, number>> {
    return { out: fileSize(bundleLog(this.bundle, "out")), err: fileSize(bundleLog(this.bundle, "err")) };
  }

  private *readIndex(end: number): Generator<IndexLine & { readonly position: number }, void> {
    let rest = "";
    for (const block of blocksOf(this.index, this.indexPosition, end)) {
      const text = rest + block.toString("latin1");
      const lines = text.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestIndexLine) return;
      for (const line of lines) {
        const position = this.indexPosition;
        this.indexPosition += line.length + 1;
        const parsed = parseIndexLine(line);
        if (parsed !== null) yield { ...parsed, position };
      }
    }
  }
}

/** The file of a stream. */
export function bundleLog(bundle: string, stream: LogStream): string {
  return join(bundle, stream === "out" ? bundlePaths.stdout : bundlePaths.stderr);
}

/** A part of a log, fewer bytes where it ends before. */
export function readLog(path: string, start: number, end: number): Uint8Array {
  const bytes = Buffer.alloc(end - start);
  const descriptor = openOrNull(path);
  if (descriptor === null) return bytes.subarray(0, 0);
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, start));
  } finally {
    closeSync(descriptor);
  }
}

interface IndexLine {
  readonly at: number;
  readonly stream: LogStream;
  readonly bytes: number;
}

/** Reads a line of `logs.ndjson`; null where it is none. */
export function parseIndexLine(line: string): IndexLine | null {
  try {
    const value: unknown = JSON.parse(line);
    if (!Array.isArray(value)) return null;
    const [at, stream, bytes] = value as unknown[];
    if (typeof at !== "number" || !isCount(bytes)) return null;
    return stream === "out" || stream === "err" ? { at, stream, bytes } : null;
  } catch {
    return null;
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function* blocksOf(path: string, start: number, end: number): Generator<Buffer, void> {
  const descriptor = openOrNull(path);
  if (descriptor === null) return;
  try {
    const buffer = Buffer.allocUnsafe(Math.min(blockBytes, end - start));
    for (let position = start; position < end;) {
      const length = readSync(descriptor, buffer, 0, Math.min(buffer.length, end - position), position);
      if (length === 0) return;
      position += length;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The size of a log in bytes; 0 where it is not there, or is a link. */
export function fileSize(path: string): number {
  const descriptor = openOrNull(path);
  if (descriptor === null) return 0;
  try {
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}

/** A log that is not there, or is a link, has no bytes. */
function openOrNull(path: string): number | null {
  try {
    return openSync(path, openWithoutFollowing);
  } catch {
    return null;
  }
}

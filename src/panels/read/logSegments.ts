import type { LogStream } from "../../shared/details/detailsMessages";

/** A stretch of one log file in the order of writing; bytes from `start` to `end`. */
export interface LogSegment {
  readonly stream: LogStream;
  /** Milliseconds since the start of the script; null where it was not recorded. */
  readonly at: number | null;
  readonly start: number;
  end: number;
}

/** Stretches of one stream that follow each other within this time are one. */
const sameMomentMs = 50;
/** Beyond this many the older half is no longer told apart: those lines have no times then. */
const maximumSegments = 200_000;

/** The order in which the two streams wrote, from the lines of `logs.ndjson` as they come. */
export class LogSegments {
  private segments: LogSegment[] = [];
  private readonly ends = { out: 0, err: 0 };

  /** @param lines `[ms since start, "out"|"err", bytes]` each; others are passed over. */
  add(lines: readonly string[]): void {
    for (const line of lines) {
      const parsed = parseLine(line);
      if (parsed !== null) this.append(parsed.stream, parsed.at, parsed.bytes);
    }
    if (this.segments.length > maximumSegments) this.segments = this.segments.slice(-maximumSegments / 2);
  }

  clear(): void {
    this.segments = [];
    this.ends.out = 0;
    this.ends.err = 0;
  }

  /** Of the streams named, oldest first; what no line told of stands before and after the rest. */
  list(streams: readonly LogStream[], sizes: Readonly<Record<LogStream, number>>): readonly LogSegment[] {
    const told = this.segments.filter(
      ({ stream, start }) => streams.includes(stream) && start < sizes[stream],
    );
    const before = streams.flatMap((stream) => {
      const first = told.find((segment) => segment.stream === stream)?.start ?? 0;
      return first > 0 ? [{ stream, at: null, start: 0, end: first }] : [];
    });
    const after = streams.flatMap((stream) => {
      const start = Math.min(this.ends[stream], sizes[stream]);
      return sizes[stream] > start ? [{ stream, at: null, start, end: sizes[stream] }] : [];
    });
    return [
      ...before,
      ...told.map((segment) => ({ ...segment, end: Math.min(segment.end, sizes[segment.stream]) })),
      ...after,
    ];
  }

  /** How far the lines reach; null before the first one. */
  told(): Readonly<Record<LogStream, number>> | null {
    return this.segments.length === 0 ? null : { ...this.ends };
  }

  private append(stream: LogStream, at: number, bytes: number): void {
    const last = this.segments.at(-1);
    const start = this.ends[stream];
    this.ends[stream] += bytes;
    if (last?.stream === stream && last.at !== null && at - last.at <= sameMomentMs) last.end += bytes;
    else this.segments.push({ stream, at, start, end: start + bytes });
  }
}

function parseLine(line: string): { stream: LogStream; at: number; bytes: number } | null {
  try {
    const value: unknown = JSON.parse(line);
    if (!Array.isArray(value)) return null;
    const [at, stream, bytes] = value as unknown[];
    if ((stream !== "out" && stream !== "err") || typeof at !== "number") return null;
    return typeof bytes === "number" && bytes > 0 ? { stream, at, bytes } : null;
  } catch {
    return null;
  }
}

import type { LogChunk, LogPiece, LogPosition, LogStream } from "../../../src/shared/details/detailsMessages";

/** One line that the script printed. */
export interface LogLine {
  readonly serial: number;
  readonly stream: LogStream;
  /** Milliseconds since the start; null where that was not recorded. */
  readonly at: number | null;
  readonly text: string;
}

const maximumLines = 20_000;

/** The lines of a log as far as they were read: a stretch that grows at both ends. */
export class LogLines {
  private lines: LogLine[] = [];
  /** By stream: the index of a line that has no end yet. */
  private readonly open = new Map<LogStream, LogLine>();
  private nextSerial = 0;
  private firstSerial = -1;
  private startPosition: LogPosition | null = null;
  private endPosition: LogPosition | null = null;

  get all(): readonly LogLine[] {
    return this.lines;
  }

  /** Where the first line begins; null before anything was read. */
  get start(): LogPosition | null {
    return this.startPosition;
  }

  get end(): LogPosition | null {
    return this.endPosition;
  }

  /** Whether there is something before the first line. */
  hasEarlier(streams: readonly LogStream[]): boolean {
    const { startPosition } = this;
    return startPosition !== null && streams.some((stream) => startPosition[stream] > 0);
  }

  clear(): void {
    this.lines = [];
    this.open.clear();
    this.startPosition = null;
    this.endPosition = null;
  }

  append(chunk: LogChunk): void {
    for (const piece of chunk.pieces) this.addPiece(piece);
    this.startPosition ??= chunk.start;
    this.endPosition = chunk.end;
  }

  prepend(chunk: LogChunk): void {
    const earlier = new LogLines();
    earlier.append(chunk);
    const lines = earlier.lines.map((line, index) => ({
      ...line,
      serial: this.firstSerial - (earlier.lines.length - 1 - index),
    }));
    this.firstSerial -= lines.length;
    this.lines = [...lines, ...this.lines];
    this.startPosition = chunk.start;
  }

  /** Lets go of the oldest lines; they can be read again. Where the rest begins is not known then, so all is read anew. */
  get isTooLong(): boolean {
    return this.lines.length > maximumLines;
  }

  private addPiece({ stream, at, text }: LogPiece): void {
    const parts = text.split("\n");
    for (const [index, part] of parts.entries()) {
      const ends = index < parts.length - 1;
      this.addPart(stream, at, part, ends);
    }
  }

  private addPart(stream: LogStream, at: number | null, part: string, ends: boolean): void {
    const open = this.open.get(stream);
    if (open === undefined && part === "" && !ends) return;
    const line = open === undefined ? this.begin(stream, at, part) : { ...open, text: open.text + part };
    const index = open === undefined ? -1 : this.lines.lastIndexOf(open);
    const shown = ends ? { ...line, text: lastWritten(line.text) } : line;
    if (index < 0) this.lines.push(shown);
    else this.lines[index] = shown;
    if (ends) this.open.delete(stream);
    else this.open.set(stream, shown);
  }

  private begin(stream: LogStream, at: number | null, text: string): LogLine {
    this.nextSerial += 1;
    return { serial: this.nextSerial, stream, at, text };
  }
}

/** A carriage return goes back to the beginning of the line: what was written last is what stands there. */
export function lastWritten(text: string): string {
  const line = text.endsWith("\r") ? text.slice(0, -1) : text;
  return line.slice(line.lastIndexOf("\r") + 1);
}

/** A line of a log that holds what was looked for. */
export interface LogHit {
  /** From 1. */
  readonly line: number;
  /** Without its line end, cut around the place where it is longer than a screen is wide. */
  readonly text: string;
}

/** How many lines end in a part of the log, by the places in bytes where that begins and ends. */
export type CountLines = (from: number, until: number) => number;

/** A line of more bytes is looked at in parts. */
const maximumKept = 1024 * 1024;
const contextLength = 200;
const newline = 10;
const nothing = Buffer.alloc(0);

/** The lines of a log in which a pattern is found; the log is handed over piece by piece. */
export class LineSearch {
  private readonly pattern: RegExp;
  /** What stands behind the last line end. */
  private kept: Buffer = nothing;
  /** Up to where the log was looked at, in bytes. */
  private position = 0;
  /** The number of the line that begins at {@link counted}. */
  private line = 1;
  private counted = 0;

  /**
   * @param pattern with the flag `g` or without; `lastIndex` is not used.
   * @param recount counts lines of what was handed over before; without it they are counted as they come, which takes
   * longer than to look for the pattern.
   */
  constructor(
    pattern: RegExp,
    private readonly recount: CountLines | null = null,
  ) {
    this.pattern = new RegExp(pattern.source, pattern.flags.replace("g", ""));
  }

  /** @param piece it is not used any more when the next one is asked for. */
  *take(piece: Buffer): Generator<LogHit> {
    let begin = 0;
    if (this.kept.length > 0) {
      begin = piece.indexOf(newline) + 1;
      this.kept = Buffer.concat([this.kept, begin === 0 ? piece : piece.subarray(0, begin)]);
      if (begin === 0 && this.kept.length < maximumKept) return;
      yield* this.search(this.takeKept());
      if (begin === 0) return;
    }
    const end = piece.lastIndexOf(newline) + 1;
    yield* this.search(piece.subarray(begin, Math.max(begin, end)));
    this.kept = Buffer.from(piece.subarray(Math.max(begin, end)));
  }

  /** What stands behind the last line end. */
  *end(): Generator<LogHit> {
    yield* this.search(this.takeKept());
  }

  private takeKept(): Buffer {
    const { kept } = this;
    this.kept = nothing;
    return kept;
  }

  /** @param bytes whole lines, or a part of one that is too long. */
  private *search(bytes: Buffer): Generator<LogHit> {
    const begin = this.position;
    this.position += bytes.length;
    if (bytes.length === 0) return;
    if (this.pattern.test(bytes.toString("utf8"))) yield* this.searchLines(bytes, begin);
    if (this.recount === null) this.countUpTo(bytes, begin, bytes.length);
  }

  private *searchLines(bytes: Buffer, begin: number): Generator<LogHit> {
    for (let start = 0; start < bytes.length;) {
      const end = bytes.indexOf(newline, start);
      const content = bytes.toString("utf8", start, end < 0 ? bytes.length : end);
      const found = this.pattern.exec(content);
      if (found !== null) {
        this.countUpTo(bytes, begin, start);
        yield { line: this.line, text: cutAround(content, found.index) };
      }
      if (end < 0) return;
      start = end + 1;
    }
  }

  /** @param bytes what begins at `begin` of the log. @param end a place in them. */
  private countUpTo(bytes: Buffer, begin: number, end: number): void {
    if (this.counted < begin) this.line += this.recount?.(this.counted, begin) ?? 0;
    this.line += countLines(bytes.subarray(Math.max(0, this.counted - begin), end));
    this.counted = begin + end;
  }
}

/** How many line ends there are. */
export function countLines(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte === newline) count += 1;
  return count;
}

function cutAround(line: string, index: number): string {
  const text = line.endsWith("\r") ? line.slice(0, -1) : line;
  if (text.length <= 2 * contextLength) return text;
  const begin = Math.max(0, index - contextLength);
  const end = Math.min(text.length, index + contextLength);
  return `${begin > 0 ? "…" : ""}${text.slice(begin, end)}${end < text.length ? "…" : ""}`;
}

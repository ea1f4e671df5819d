/** A line of a log that holds what was looked for. */
export interface LogHit {
  /** From 1. */
  readonly line: number;
  /** Without its line end, cut around the place where it is longer than a screen is wide. */
  readonly text: string;
}

/** A line of more bytes is looked at in parts. */
const maximumKept = 1024 * 1024;
const contextLength = 200;

/** The lines of a log in which a pattern is found; the log is handed over piece by piece. */
export class LineSearch {
  private readonly pattern: RegExp;
  private kept: Buffer = Buffer.alloc(0);
  private line = 1;

  /** @param pattern with the flag `g` or without; `lastIndex` is not used. */
  constructor(pattern: RegExp) {
    this.pattern = new RegExp(pattern.source, pattern.flags.replace("g", ""));
  }

  /** @param piece it is not used any more when the next one is asked for. */
  *take(piece: Buffer): Generator<LogHit> {
    const bytes = this.kept.length === 0 ? piece : Buffer.concat([this.kept, piece]);
    const newline = bytes.lastIndexOf(10);
    const upTo = newline < 0 ? (bytes.length < maximumKept ? 0 : bytes.length) : newline + 1;
    this.kept = Buffer.from(bytes.subarray(upTo));
    yield* this.search(bytes.subarray(0, upTo));
  }

  /** What stands behind the last line end. */
  *end(): Generator<LogHit> {
    yield* this.search(this.kept);
  }

  private *search(bytes: Buffer): Generator<LogHit> {
    const first = this.line;
    this.line += countLines(bytes);
    if (bytes.length === 0) return;
    const text = bytes.toString("utf8");
    if (!this.pattern.test(text)) return;
    for (const [index, content] of text.split("\n").entries()) {
      const found = this.pattern.exec(content);
      if (found !== null) yield { line: first + index, text: cutAround(content, found.index) };
    }
  }
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

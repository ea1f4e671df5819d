const newline = 10;
const carriageReturn = 13;

export interface SplitLines {
  readonly lines: readonly string[];
  /** Lines that were longer than allowed, and are left out. */
  readonly tooLong: number;
}

/** Splits bytes that come in pieces into lines of UTF-8; a line that is too long is passed over without being kept. */
export class LineSplitter {
  private rest: Buffer = Buffer.alloc(0);
  private isPassing = false;

  constructor(
    private readonly maximumBytes: number,
    private readonly ends: "newlines" | "newlines and carriage returns",
  ) {}

  /** The lines that end in this piece. */
  push(piece: Buffer): SplitLines {
    const end = this.lastEnd(piece);
    if (end < 0) {
      this.keep(piece);
      return { lines: [], tooLong: 0 };
    }
    const first = this.firstEnd(piece);
    const whole = this.isPassing
      ? piece.subarray(first + 1, end)
      : Buffer.concat([this.rest, piece.subarray(0, end)]);
    const passed = this.isPassing ? 1 : 0;
    this.isPassing = false;
    this.rest = Buffer.alloc(0);
    this.keep(piece.subarray(end + 1));
    // Where the line that was passed over is all that ends here, nothing is left.
    if (passed > 0 && first === end) return { lines: [], tooLong: passed };
    const all = this.split(whole.toString("utf8"));
    const lines = all.filter((line) => line.length <= this.maximumBytes);
    return { lines, tooLong: passed + all.length - lines.length };
  }

  /** What stands behind the last end of a line, once nothing more comes. */
  end(): SplitLines {
    const tooLong = this.isPassing ? 1 : 0;
    const lines = this.rest.length === 0 ? [] : [this.rest.toString("utf8")];
    this.skip();
    this.isPassing = false;
    return { lines, tooLong };
  }

  /** Passes over what comes until a line has ended. */
  skip(): void {
    this.rest = Buffer.alloc(0);
    this.isPassing = true;
  }

  private keep(bytes: Buffer): void {
    if (this.isPassing) return;
    if (this.rest.length + bytes.length > this.maximumBytes) this.skip();
    // A copy: the piece may be memory that is used again.
    else this.rest = Buffer.concat([this.rest, bytes]);
  }

  private split(text: string): string[] {
    return this.ends === "newlines" ? text.split("\n") : text.split(/[\r\n]/);
  }

  private firstEnd(piece: Buffer): number {
    const found = piece.indexOf(newline);
    if (this.ends === "newlines") return found;
    const other = piece.indexOf(carriageReturn);
    return found < 0 || other < 0 ? Math.max(found, other) : Math.min(found, other);
  }

  private lastEnd(piece: Buffer): number {
    const found = piece.lastIndexOf(newline);
    return this.ends === "newlines" ? found : Math.max(found, piece.lastIndexOf(carriageReturn));
  }
}

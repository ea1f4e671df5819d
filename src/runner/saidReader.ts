import { closeSync, fstatSync, lstatSync, openSync, readSync, type Stats } from "node:fs";
import { openWithoutFollowing } from "../bundle/openWithoutFollowing";
import { LineSplitter } from "./lineSplitter";

const pieceBytes = 256 * 1024;
/** A longer line is none that a script says. */
const maximumLineBytes = 1024 * 1024;

export interface SaidLines {
  readonly lines: readonly string[];
  /** What is wrong with the file or its lines. */
  readonly problems: readonly string[];
}

/**
 * Reads the lines of the file that a script appends to, a bounded part at a time, whatever the script does to it: a
 * file that was cut short or replaced is read from its start, one that was deleted to its end; a link or FIFO in its
 * place is not read.
 */
export class SaidReader {
  private readonly splitter = new LineSplitter(maximumLineBytes, "newlines");
  private descriptor: number | null = null;
  private opened: Stats | null = null;
  private position = 0;
  private isOddTold = false;

  constructor(private readonly path: string) {
    this.open();
  }

  /** The lines that came since the last call, in about `limit` bytes. */
  read(limit: number): SaidLines {
    const problems: string[] = [];
    const lines: string[] = [];
    const isReplaced = this.isReplaced(problems);
    this.readOn(limit, lines, problems);
    if (isReplaced && this.unread === 0) {
      this.finishLine(lines, problems);
      this.close();
      this.open();
    }
    return { lines, problems };
  }

  /** What stands behind the last newline, once nothing more comes. */
  last(): SaidLines {
    const problems: string[] = [];
    const lines: string[] = [];
    this.finishLine(lines, problems);
    return { lines, problems };
  }

  /** Bytes of the file that were not read yet. */
  get unread(): number {
    return this.descriptor === null ? 0 : Math.max(0, fstatSync(this.descriptor).size - this.position);
  }

  /** Passes over all but about so many bytes of the end. @returns how many bytes were passed over. */
  skipTo(last: number): number {
    const skipped = Math.max(0, this.unread - last);
    this.position += skipped;
    if (skipped > 0) this.splitter.skip();
    return skipped;
  }

  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }

  private readOn(limit: number, lines: string[], problems: string[]): void {
    if (this.descriptor === null) return;
    if (fstatSync(this.descriptor).size < this.position) {
      problems.push("the file was cut short while it was read; it is read from its start again");
      this.position = 0;
      this.splitter.end();
    }
    const piece = Buffer.allocUnsafe(Math.min(limit, pieceBytes, Math.max(1, this.unread)));
    for (let taken = 0; taken < limit;) {
      const length = readSync(this.descriptor, piece, 0, piece.length, this.position);
      if (length === 0) return;
      taken += length;
      this.position += length;
      const split = this.splitter.push(piece.subarray(0, length));
      for (const line of split.lines) lines.push(line);
      tell(split.tooLong, problems);
    }
  }

  private finishLine(lines: string[], problems: string[]): void {
    const split = this.splitter.end();
    lines.push(...split.lines);
    tell(split.tooLong, problems);
  }

  /** Whether another file stands under the name now. */
  private isReplaced(problems: string[]): boolean {
    const named = lstatSync(this.path, { throwIfNoEntry: false });
    if (named === undefined || (named.ino === this.opened?.ino && named.dev === this.opened.dev))
      return false;
    if (named.isFile()) return true;
    if (!this.isOddTold)
      problems.push("something that is no regular file stands in its place; what is said there is not heard");
    this.isOddTold = true;
    return false;
  }

  private open(): void {
    this.position = 0;
    try {
      const descriptor = openSync(this.path, openWithoutFollowing);
      const stats = fstatSync(descriptor);
      if (stats.isFile()) {
        this.descriptor = descriptor;
        this.opened = stats;
      } else closeSync(descriptor);
    } catch {
      // It is gone again: the next look tells.
    }
  }
}

function tell(tooLong: number, problems: string[]): void {
  for (let count = 0; count < tooLong; count += 1) problems.push("a line over 1 MB");
}

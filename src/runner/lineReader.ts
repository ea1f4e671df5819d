import { closeSync, openSync, readSync } from "node:fs";

const chunkBytes = 256 * 1024;
/** A line longer than this is cut: it is no line of ours. */
const maximumLineBytes = 1024 * 1024;

/** Reads the whole lines of a growing file, a bounded part at a time. */
export class LineReader {
  private position = 0;
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly path: string) {}

  /** The lines that came since the last call, at most about `limit` bytes of them. */
  read(limit: number): string[] {
    let descriptor: number;
    try {
      descriptor = openSync(this.path, "r");
    } catch {
      return [];
    }
    try {
      return this.readFrom(descriptor, limit);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Bytes read so far. */
  get bytesRead(): number {
    return this.position;
  }

  /** What stands behind the last newline, once nothing more comes. */
  last(): string | null {
    const text = this.rest.toString("utf8");
    this.rest = Buffer.alloc(0);
    return text === "" ? null : text;
  }

  private readFrom(descriptor: number, limit: number): string[] {
    const lines: string[] = [];
    for (let taken = 0; taken < limit;) {
      const chunk = Buffer.alloc(chunkBytes);
      const length = readSync(descriptor, chunk, 0, chunkBytes, this.position);
      if (length === 0) break;
      taken += length;
      this.position += length;
      this.split(Buffer.concat([this.rest, chunk.subarray(0, length)]), lines);
    }
    return lines;
  }

  private split(bytes: Buffer, lines: string[]): void {
    const end = bytes.lastIndexOf(10);
    if (end >= 0) for (const line of bytes.toString("utf8", 0, end).split("\n")) lines.push(line);
    this.rest = bytes.subarray(end + 1, end + 1 + maximumLineBytes);
  }
}

import { readRange, sizeOf } from "./readRange";

const maximumBytesPerRead = 16 * 1024 * 1024;

/** Reads the whole lines that a file gained since the last time; from the start again when it was replaced by a shorter one. */
export class GrowingLines {
  private position = 0;

  constructor(private readonly path: string) {}

  /** @returns the new lines, and whether they begin the file anew. */
  read(): { readonly lines: readonly string[]; readonly restarted: boolean } {
    const size = sizeOf(this.path);
    const restarted = size < this.position;
    if (restarted) this.position = 0;
    const lines: string[] = [];
    for (;;) {
      const bytes = readRange(this.path, this.position, Math.min(size, this.position + maximumBytesPerRead));
      const end = bytes.lastIndexOf(10) + 1;
      if (end === 0) return { lines, restarted };
      this.position += end;
      for (const line of bytes.toString("utf8", 0, end - 1).split("\n")) lines.push(line);
    }
  }
}

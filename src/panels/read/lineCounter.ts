import { readRange, sizeOf } from "./readRange";

const newline = 0x0a;
/** Longer logs are not counted: what is opened should not read hundreds of megabytes for a number. */
const maximumBytes = 16 * 1024 * 1024;

/** Counts the lines of a file that grows; only what came since is read. */
export class LineCounter {
  private position = 0;
  private newlines = 0;
  /** Whether something stands after the last newline. */
  private open = false;

  constructor(private readonly path: string) {}

  /** The lines up to now, an unfinished one as well; null where the file is too long to be counted. */
  count(): number | null {
    const size = sizeOf(this.path);
    if (size > maximumBytes) return null;
    if (size < this.position) this.restart();
    const bytes = readRange(this.path, this.position, size);
    for (const byte of bytes) if (byte === newline) this.newlines += 1;
    if (bytes.length > 0) this.open = bytes.at(-1) !== newline;
    this.position += bytes.length;
    return this.newlines + (this.open ? 1 : 0);
  }

  private restart(): void {
    this.position = 0;
    this.newlines = 0;
    this.open = false;
  }
}

import { open, type FileHandle } from "node:fs/promises";
import { parseEvents } from "../core/parseEvents";
import type { ExecutionEvent } from "../core/records";

const pieceBytes = 1024 * 1024;
const newline = 10;

export interface EventTaker {
  take(events: readonly ExecutionEvent[]): void;
  /** A shorter file took the place of the one that was read: it is read anew. */
  restart(): void;
}

/**
 * Reads the events of one execution piece by piece, so that a large file holds nobody up, and later only what was
 * appended to them.
 */
export class EventPieces {
  private place = 0;
  private reading: Promise<boolean> = Promise.resolve(false);

  /** @param path of `events.ndjson`, absolute. */
  constructor(
    private readonly path: string,
    private readonly taker: EventTaker,
  ) {}

  /** How much of the file was read, in bytes. */
  get position(): number {
    return this.place;
  }

  /**
   * Reads on to the end of the file; the last line only when it is whole. A missing file holds nothing.
   * @param signal ends it after the piece that is being read.
   * @returns whether there was anything new. Fails with the error of the file system.
   */
  async read(signal?: AbortSignal): Promise<boolean> {
    this.reading = this.reading.catch(() => false).then(() => this.readOn(signal));
    return await this.reading;
  }

  private async readOn(signal: AbortSignal | undefined): Promise<boolean> {
    const file = await opened(this.path);
    if (file === null) return false;
    try {
      const { size } = await file.stat();
      if (size < this.place) this.restart();
      const before = this.place;
      for (let length = pieceBytes; this.place < size && signal?.aborted !== true;) {
        const bytes = await pieceOf(file, this.place, Math.min(length, size - this.place));
        const end = bytes.lastIndexOf(newline) + 1;
        if (end > 0) this.taker.take(parseEvents(bytes.toString("utf8", 0, end)));
        else if (this.place + length >= size) break;
        this.place += end;
        // A line that is longer than a piece is read whole.
        length = end > 0 ? pieceBytes : 2 * length;
      }
      return this.place !== before;
    } finally {
      await file.close();
    }
  }

  private restart(): void {
    this.place = 0;
    this.taker.restart();
  }
}

async function opened(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

async function pieceOf(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

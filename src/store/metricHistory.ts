import { open, type FileHandle } from "node:fs/promises";
import { addMetricEvents } from "../core/curves/addMetricEvents";
import type { MetricSeries } from "../core/curves/metricSeries";
import { parseEvents } from "../core/parseEvents";

const pieceBytes = 1024 * 1024;
const newline = 10;

/**
 * The metrics of one execution: its events are read piece by piece, so that a large file holds nobody up, and later only
 * what was appended to them.
 */
export class MetricHistory {
  private readonly known = new Map<string, MetricSeries>();
  private position = 0;
  private reading: Promise<boolean> = Promise.resolve(false);

  /** @param path of `events.ndjson`, absolute. */
  constructor(private readonly path: string) {}

  /** By name, in the order in which they first came. */
  get series(): ReadonlyMap<string, MetricSeries> {
    return this.known;
  }

  /**
   * Reads on to the end of the file; the last line only when it is whole. A missing file holds nothing.
   * @returns whether there was anything new. Fails with the error of the file system.
   */
  async read(): Promise<boolean> {
    this.reading = this.reading.catch(() => false).then(() => this.readOn());
    return await this.reading;
  }

  private async readOn(): Promise<boolean> {
    const file = await opened(this.path);
    if (file === null) return false;
    try {
      const { size } = await file.stat();
      // A shorter one took its place.
      if (size < this.position) this.restart();
      const before = this.position;
      for (let length = pieceBytes; this.position < size;) {
        const bytes = await pieceOf(file, this.position, Math.min(length, size - this.position));
        const end = bytes.lastIndexOf(newline) + 1;
        if (end > 0) addMetricEvents(this.known, parseEvents(bytes.toString("utf8", 0, end)));
        else if (this.position + length >= size) break;
        this.position += end;
        // A line that is longer than a piece is read whole.
        length = end > 0 ? pieceBytes : 2 * length;
      }
      return this.position !== before;
    } finally {
      await file.close();
    }
  }

  private restart(): void {
    this.position = 0;
    this.known.clear();
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

import { closeSync, fstatSync, openSync, read, readSync } from "node:fs";
import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";

const windowBytes = 256 * 1024;
const pieceBytes = 64 * 1024;
/** Signature of a central directory record (APPNOTE 4.3.12). */
const centralRecord = 0x02014b50;

/**
 * Reads an archive through a window: its list of entries is read in small pieces, two for each entry, which would be
 * a call of the system each.
 */
export class ZipReader extends RandomAccessReader {
  readonly size: number;
  private readonly descriptor: number;
  private readonly window = Buffer.alloc(windowBytes);
  private windowStart = 0;
  private windowLength = 0;

  /** @throws the error of the file system. */
  constructor(path: string) {
    super();
    this.descriptor = openSync(path, "r");
    this.size = fstatSync(this.descriptor).size;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    // Not a ReadStream of the file system: it would close the descriptor when it is destroyed.
    const descriptor = this.descriptor;
    let position = start;
    return new Readable({
      highWaterMark: pieceBytes,
      read() {
        const piece = Buffer.allocUnsafe(Math.min(pieceBytes, end - position));
        read(descriptor, piece, 0, piece.length, position, (error, bytes) => {
          position += bytes;
          if (error !== null) this.destroy(error);
          else this.push(bytes === 0 ? null : piece.subarray(0, bytes));
        });
      },
    });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    let bytes: number;
    try {
      bytes = this.readAt(buffer, offset, length, position);
    } catch (error) {
      callback(error as Error);
      return;
    }
    callback(null, bytes);
  }

  override close(callback: (error: Error | null) => void): void {
    closeSync(this.descriptor);
    setImmediate(callback, null);
  }

  /** Whether a record of the archive's list of entries begins at this place. */
  startsEntry(position: number): boolean {
    const bytes = Buffer.alloc(4);
    return this.readAt(bytes, 0, 4, position) === 4 && bytes.readUInt32LE() === centralRecord;
  }

  /** @throws an error where the archive ends before. */
  bytesAt(position: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    if (this.readAt(bytes, 0, length, position) < length) throw new Error("it is cut off");
    return bytes;
  }

  private readAt(buffer: Buffer, offset: number, length: number, position: number): number {
    if (length > windowBytes) return readSync(this.descriptor, buffer, offset, length, position);
    if (position < this.windowStart || position + length > this.windowStart + this.windowLength) {
      this.windowStart = position;
      this.windowLength = readSync(this.descriptor, this.window, 0, windowBytes, position);
    }
    const start = position - this.windowStart;
    const end = Math.min(start + length, this.windowLength);
    return this.window.copy(buffer, offset, start, end);
  }
}

import { closeSync, openSync, readSync } from "node:fs";
import { openWithoutFollowing } from "../../bundle/openWithoutFollowing";

const aheadBytes = 256 * 1024;
const nothing = Buffer.alloc(0);

/** A log that is read at any place, a good piece at a time. One that is not there, or is a link, has no bytes. */
export class LogFile {
  private descriptor: number | null = null;
  private piece: Buffer = nothing;
  private pieceStart = 0;

  constructor(private readonly path: string) {}

  /** Bytes of the file, fewer where it ends before. They are valid until the next are asked for. */
  bytes(start: number, end: number): Buffer {
    const isThere = start >= this.pieceStart && end <= this.pieceStart + this.piece.length;
    if (!isThere) this.fill(start, Math.max(end - start, aheadBytes));
    return this.piece.subarray(start - this.pieceStart, Math.max(0, end - this.pieceStart));
  }

  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
    this.piece = nothing;
  }

  private fill(start: number, length: number): void {
    this.pieceStart = start;
    this.piece = nothing;
    try {
      this.descriptor ??= openSync(this.path, openWithoutFollowing);
      const buffer = Buffer.allocUnsafe(length);
      this.piece = buffer.subarray(0, readSync(this.descriptor, buffer, 0, length, start));
    } catch {
      // What cannot be read has no bytes; the page tells which file that is.
    }
  }
}

import { inflateRawSync } from "node:zlib";
import { Entry, type ZipFile } from "yauzl";
import { type ZipReader } from "./zipReader";

/** Where a file of an archive lies in it, and what the archive says of it. Sizes and places are bytes. */
export interface ZipPlace {
  /** Inflated. */
  readonly size: number;
  readonly crc32: number;
  /** Of its local header. */
  readonly headerStart: number;
  readonly storedSize: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
}

/** Up to this size a file is inflated at once: a stream for each of 70,000 small files takes longer, and far more memory. */
const smallBytes = 64 * 1024;

/** The bytes of a file of an archive; fails when they are more or fewer than the archive says. */
export async function* entryBytes(
  zip: ZipFile,
  reader: ZipReader,
  place: ZipPlace,
): AsyncGenerator<Buffer, void> {
  const entry = Object.assign(new Entry(), {
    relativeOffsetOfLocalHeader: place.headerStart,
    compressedSize: place.storedSize,
    uncompressedSize: place.size,
    compressionMethod: place.method,
    generalPurposeBitFlag: 0,
  });
  if (place.size > smallBytes || place.storedSize > smallBytes) {
    for await (const piece of await zip.openReadStreamPromise(entry)) yield piece as Buffer;
    return;
  }
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const stored = reader.bytesAt(fileDataStart, place.storedSize);
  const bytes = place.method === 0 ? stored : inflate(stored, place.size);
  if (bytes.length !== place.size) throw new Error("not enough bytes in it, or too many");
  if (bytes.length > 0) yield bytes;
}

function inflate(stored: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(stored, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_BUFFER_TOO_LARGE") throw error;
    throw new Error("too many bytes in it", { cause: error });
  }
}

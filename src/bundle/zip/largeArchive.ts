import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { readEntry, readWholeEntry, type ZipEntry } from "./zipEntries";
import { centralHeader, dataDescriptor, endRecords, localHeader, type ZipRecord } from "./zipRecords";

/** Up to this size a file is compressed at once: streams for each of 70,000 small files take far more time and memory. */
const smallBytes = 128 * 1024;
/** For so small a file a deflater saves nothing. */
const incompressibleBytes = 256;
const leastRoom = 512;
/** Pieces are handed out in about this size. */
const batchBytes = 256 * 1024;
/** From here on sizes take eight bytes: what does not compress grows by less than the rest to 4 GiB. */
const largeBytes = 0xffffffff - 16 * 1024 * 1024;

/** A local header's sizes are checksums of nothing while they are not known. */
const unknown = { crc32: 0, storedSize: 0, size: 0 };

/**
 * An archive of any number of entries of any size, with zip64 where it is needed and flat memory: of what was written
 * the list of entries alone is kept. 70,000 small files took yazl ten times as long, and twice the memory.
 */
export async function* largeArchive(
  entries: readonly ZipEntry[],
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer, void> {
  const records: ZipRecord[] = [];
  const batch = new Batch();
  const room = Buffer.allocUnsafe(smallBytes);
  for (const entry of entries) {
    const start = batch.position;
    if (entry.path !== null && entry.size > smallBytes) {
      const record = yield* streamed(entry, start, batch, onBytes);
      records.push(record);
    } else records.push(atOnce(entry, start, batch, room, onBytes));
    if (!batch.isFull) continue;
    yield batch.take();
    // Cancel, and whoever else waits, has a turn.
    await turn();
  }
  const start = batch.position;
  for (const record of records) {
    batch.add(centralHeader(record));
    if (batch.isFull) yield batch.take();
  }
  batch.add(endRecords(records.length, start, batch.position - start));
  yield batch.take();
}

/** Pieces of the archive that were not handed out yet. */
class Batch {
  /** Of what was added, in the archive. */
  position = 0;
  private pieces: Buffer[] = [];
  private size = 0;

  get isFull(): boolean {
    return this.size >= batchBytes;
  }

  add(piece: Buffer): void {
    this.pieces.push(piece);
    this.size += piece.length;
    this.position += piece.length;
  }

  take(): Buffer {
    const taken = Buffer.concat(this.pieces);
    this.pieces = [];
    this.size = 0;
    return taken;
  }
}

function atOnce(
  entry: ZipEntry,
  start: number,
  batch: Batch,
  room: Buffer,
  onBytes: (bytes: number) => void,
): ZipRecord {
  const bytes = readWholeEntry(entry, onBytes, room);
  const stored = bytes.length > incompressibleBytes ? smaller(bytes) : bytes;
  const record: ZipRecord = {
    ...recordOf(entry, start),
    method: stored === bytes ? 0 : 8,
    crc32: crc32(bytes),
    storedSize: stored.length,
    size: bytes.length,
    described: false,
  };
  batch.add(localHeader(record));
  // The room is used again for the next one.
  batch.add(stored === bytes ? Buffer.from(bytes) : stored);
  return record;
}

/** Deflated where that is smaller. Room for the result is made in small pieces: 16 KB each would pile up until they are collected. */
function smaller(bytes: Buffer): Buffer {
  const deflated = deflateRawSync(bytes, { chunkSize: Math.max(leastRoom, bytes.length >> 2) });
  return deflated.length < bytes.length ? deflated : bytes;
}

async function* streamed(
  entry: ZipEntry,
  start: number,
  batch: Batch,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer, ZipRecord> {
  const began: ZipRecord = { ...recordOf(entry, start), ...unknown, method: 8, described: true };
  batch.add(localHeader(began));
  const told = { crc32: 0, storedSize: 0, size: 0 };
  const source = Readable.from(counted(readEntry(entry, onBytes), told));
  const deflate = createDeflateRaw();
  source.on("error", (error) => deflate.destroy(error));
  try {
    for await (const piece of source.pipe(deflate)) {
      told.storedSize += (piece as Buffer).length;
      batch.add(piece as Buffer);
      if (batch.isFull) yield batch.take();
    }
  } finally {
    source.destroy();
    deflate.destroy();
  }
  const record = { ...began, ...told };
  batch.add(dataDescriptor(record));
  return record;
}

async function* counted(
  pieces: AsyncIterable<Buffer>,
  told: { crc32: number; size: number },
): AsyncGenerator<Buffer, void> {
  for await (const piece of pieces) {
    told.crc32 = crc32(piece, told.crc32);
    told.size += piece.length;
    yield piece;
  }
}

function recordOf(
  { name, path, size, modified }: ZipEntry,
  start: number,
): Pick<ZipRecord, "name" | "isFolder" | "modified" | "start" | "large"> {
  const isFolder = path === null;
  return {
    name,
    isFolder,
    modified,
    start,
    large: size >= largeBytes,
  };
}

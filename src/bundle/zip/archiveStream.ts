import { Readable } from "node:stream";
import { type ZipEntry, readEntry, readWholeEntry } from "./zipEntries";

/** jszip writes no zip64: above this (and 65,535 entries) its archives are silently wrong. */
const classicBytes = 4 * 1024 ** 3 - 64 * 1024;
/** Also far below 65,535, since jszip keeps several kilobytes for every entry until its archive is done. */
const jszipEntries = 4_000;
const smallEntries = 100;
/**
 * Outputs of no more bytes, as nearly every run has them, are stored as they are: to compress them takes longer than the
 * rest of the archive. So does loading jszip: yazl is there in 2 ms, jszip in 8.
 */
const atOnceBytes = 64 * 1024;
/** A deflater takes 256 KB while it lives; for so small a file it saves nothing. */
const incompressibleBytes = 256;
/** Headers, descriptor and central record of one entry, without its name, and the growth of what does not compress. */
const overheadBytes = 200;

/** An archive as it is made, and what ends the reading of its sources. */
export interface ArchiveStream {
  readonly stream: NodeJS.ReadableStream;
  close(): void;
}

/** Whether jszip can write an archive of these entries rightly and with flat memory. */
export function fitsJszip(entries: readonly ZipEntry[]): boolean {
  if (entries.length > jszipEntries) return false;
  let bytes = 0;
  for (const entry of entries)
    bytes += entry.size + Math.ceil(entry.size / 1024) + overheadBytes + 4 * Buffer.byteLength(entry.name);
  return bytes < classicBytes;
}

/**
 * Makes an archive of the entries in their order, with flat memory: by jszip where it can ({@link fitsJszip}), else by
 * yazl. Either is loaded when it is first needed.
 */
export async function archiveStream(
  entries: readonly ZipEntry[],
  onBytes: (bytes: number) => void,
): Promise<ArchiveStream> {
  if (isSmall(entries)) return await smallArchive(entries, onBytes);
  return fitsJszip(entries) ? await classicArchive(entries, onBytes) : await largeArchive(entries, onBytes);
}

/** Loads the writer that nearly every run needs, to be called while something else is waited for. */
export async function preloadZipWriter(): Promise<void> {
  await import("yazl");
}

function isSmall(entries: readonly ZipEntry[]): boolean {
  return entries.length <= smallEntries && entries.reduce((sum, entry) => sum + entry.size, 0) <= atOnceBytes;
}

async function smallArchive(
  entries: readonly ZipEntry[],
  onBytes: (bytes: number) => void,
): Promise<ArchiveStream> {
  const { ZipFile } = await import("yazl");
  const zip = new ZipFile();
  for (const entry of entries) {
    const options = { mtime: entry.modified };
    if (entry.path === null) zip.addEmptyDirectory(entry.name, options);
    else zip.addBuffer(readWholeEntry(entry, onBytes), entry.name, { ...options, compress: false });
  }
  zip.end();
  return { stream: zip.outputStream, close: () => undefined };
}

async function classicArchive(
  entries: readonly ZipEntry[],
  onBytes: (bytes: number) => void,
): Promise<ArchiveStream> {
  const { default: JSZip } = await import("jszip");
  const zip = new JSZip();
  const sources: Readable[] = [];
  for (const entry of entries) {
    const options = { date: entry.modified, createFolders: false };
    if (entry.path === null) zip.file(`${entry.name}/`, null, { ...options, dir: true });
    else {
      const source = Readable.from(readEntry(entry, onBytes));
      sources.push(source);
      zip.file(entry.name, source, options);
    }
  }
  const made = zip.generateNodeStream({ type: "nodebuffer", streamFiles: true, compression: "DEFLATE" });
  const close = (): void => {
    for (const source of sources) source.destroy();
  };
  return { stream: made, close };
}

async function largeArchive(
  entries: readonly ZipEntry[],
  onBytes: (bytes: number) => void,
): Promise<ArchiveStream> {
  const { ZipFile } = await import("yazl");
  const zip = new ZipFile();
  const stream = zip.outputStream;
  const fail = (error: Error): void => {
    stream.emit("error", error);
  };
  let current: Readable | null = null;
  for (const entry of entries) {
    const options = { mtime: entry.modified };
    const compress = entry.size > incompressibleBytes;
    if (entry.path === null) zip.addEmptyDirectory(entry.name, options);
    else
      zip.addReadStreamLazy(entry.name, { ...options, compress, size: entry.size }, (take) => {
        current = Readable.from(readEntry(entry, onBytes));
        current.on("error", fail);
        take(null, current);
      });
  }
  zip.on("error", fail);
  zip.end();
  return { stream, close: () => current?.destroy() };
}

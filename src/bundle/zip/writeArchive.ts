import { Readable } from "node:stream";
import { type ZipEntry, readEntry } from "./zipEntries";

/** jszip compresses in JavaScript, a fifth as fast as zlib does: above this it would be felt. */
const jszipBytes = 1024 * 1024;
/** It keeps several kilobytes for every entry until its archive is done, and writes no zip64. */
const jszipEntries = 1_000;
const smallEntries = 100;
/**
 * Outputs of no more bytes, as nearly every run has them, are stored as they are: to compress them takes longer than the
 * rest of the archive. So does loading jszip: yazl is there in 2 ms, jszip in 8.
 */
const atOnceBytes = 64 * 1024;
/** A fifth of the time of zlib's own choice, and archives that are a tenth larger: measured on logs and tables of numbers. */
export const compressionLevel = 1;

/** How the bytes of an archive are handed on as it is made, and told of those of its files. */
export interface ArchiveSink {
  /** Each piece in turn; what it throws ends the writing. */
  readonly take: (piece: Buffer) => void;
  /** Bytes of the files that were read since the last call. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Makes an archive of the entries in their order, with flat memory: by jszip or, above what that is good at, by yazl.
 * Either is loaded when it is first needed.
 * @throws the error of the file system; what the sink throws.
 */
export async function writeArchive(entries: readonly ZipEntry[], sink: ArchiveSink): Promise<void> {
  if (isSmall(entries)) {
    const { smallArchive } = await import("./smallArchive");
    await smallArchive(entries, sink);
  } else if (fitsJszip(entries)) await classicArchive(entries, sink);
  else {
    const { largeArchive } = await import("./largeArchive");
    await largeArchive(entries, sink);
  }
}

/** Whether jszip writes an archive of these entries, of more than a few kilobytes. */
export function fitsJszip(entries: readonly ZipEntry[]): boolean {
  return entries.length <= jszipEntries && bytesOf(entries) <= jszipBytes;
}

/** Loads the writer that nearly every run needs, to be called while something else is waited for. */
export async function preloadZipWriter(): Promise<void> {
  await import("./smallArchive");
}

/**
 * Hands on each piece of a stream as it comes, until it ends; at an error no more is taken.
 * The streams of old libraries are neither iterable nor safe to wrap.
 */
export function handOn(stream: NodeJS.ReadableStream, take: ArchiveSink["take"]): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const fail = (error: Error): void => {
      failed = true;
      stream.pause();
      reject(error);
    };
    stream.on("error", fail);
    stream.on("end", resolve);
    stream.on("data", (piece: Buffer) => {
      if (failed) return;
      try {
        take(piece);
      } catch (error) {
        fail(error as Error);
      }
    });
  });
}

function isSmall(entries: readonly ZipEntry[]): boolean {
  return entries.length <= smallEntries && bytesOf(entries) <= atOnceBytes;
}

function bytesOf(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, { size }) => sum + size, 0);
}

async function classicArchive(entries: readonly ZipEntry[], { take, onBytes }: ArchiveSink): Promise<void> {
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
  const compressed = { compression: "DEFLATE", compressionOptions: { level: compressionLevel } } as const;
  try {
    await handOn(zip.generateNodeStream({ type: "nodebuffer", streamFiles: true, ...compressed }), take);
  } finally {
    for (const source of sources) source.destroy();
  }
}

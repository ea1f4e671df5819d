import { closeSync, lstatSync, openSync, readSync, promises as asyncFiles } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../core/humanError";
import { openWithoutFollowing } from "../openWithoutFollowing";
import { walkFolder, type Skipped } from "../seal/walkFolder";
import { entryNameProblem } from "./entryName";

/** One file or empty folder to be written into an archive. */
export interface ZipEntry {
  /** POSIX, below the archive's root, without the slash that marks a folder. */
  readonly name: string;
  /** Of the file; null for an empty folder. */
  readonly path: string | null;
  /** Bytes; what a file gains later is left out. */
  readonly size: number;
  readonly modified: Date;
}

export interface ZipContent {
  readonly entries: readonly ZipEntry[];
  /** Of the files, in bytes. */
  readonly size: number;
  /** What an archive cannot hold: links, sockets, names that an import would refuse. */
  readonly skipped: readonly Skipped[];
}

const pieceBytes = 64 * 1024;

/** Lists what an archive of a folder holds, in the order of the paths. */
export function listZipContent(folder: string): ZipContent {
  const content = walkFolder(folder);
  const entries: ZipEntry[] = [];
  const skipped: Skipped[] = [...content.skipped];
  for (const path of content.links.keys()) skipped.push({ path, reason: "a symbolic link" });
  for (const [names, isFile] of [[content.files, true] as const, [content.emptyFolders, false] as const])
    for (const name of names) {
      const problem = entryNameProblem(name, "linux");
      if (problem !== null) skipped.push({ path: name, reason: problem });
      else addEntry(folder, name, isFile, entries, skipped);
    }
  return { entries, size: entries.reduce((sum, entry) => sum + entry.size, 0), skipped };
}

/** The bytes of a file, opened when the first is asked for, at most `entry.size` of them. */
export async function* readEntry(
  entry: ZipEntry,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer, void> {
  if (entry.path === null || entry.size === 0) return;
  const file = await asyncFiles.open(entry.path, openWithoutFollowing);
  try {
    for (let left = entry.size; left > 0;) {
      const piece = Buffer.allocUnsafe(Math.min(left, pieceBytes));
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return;
      left -= bytesRead;
      onBytes(bytesRead);
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The same in one piece, for a small file. */
export function readWholeEntry(entry: ZipEntry, onBytes: (bytes: number) => void): Buffer {
  if (entry.path === null || entry.size === 0) return Buffer.alloc(0);
  const descriptor = openSync(entry.path, openWithoutFollowing);
  try {
    const bytes = Buffer.allocUnsafe(entry.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < entry.size; length += read)
      read = readSync(descriptor, bytes, length, entry.size - length, null);
    onBytes(length);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

function addEntry(
  folder: string,
  name: string,
  isFile: boolean,
  entries: ZipEntry[],
  skipped: Skipped[],
): void {
  const path = join(folder, name);
  try {
    const stats = lstatSync(path);
    entries.push({ name, path: isFile ? path : null, size: isFile ? stats.size : 0, modified: stats.mtime });
  } catch (error) {
    skipped.push({ path: name, reason: messageOf(error) });
  }
}

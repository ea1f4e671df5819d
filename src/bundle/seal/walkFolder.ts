import { lstatSync, readdirSync, readlinkSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../core/humanError";

/** A path below a folder, POSIX, and why it was left out. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** What lies below a folder; paths are POSIX, relative to it and in order. Links are named, never followed. */
export interface FolderContent {
  readonly files: readonly string[];
  /** Folders that hold nothing. */
  readonly emptyFolders: readonly string[];
  /** Symbolic links: path to the text of the target. */
  readonly links: ReadonlyMap<string, string>;
  /** Sockets, FIFOs, devices, folders that cannot be read, names that are not text. */
  readonly skipped: readonly Skipped[];
}

interface Collected {
  readonly files: string[];
  readonly emptyFolders: string[];
  readonly links: Map<string, string>;
  readonly skipped: Skipped[];
}

/** A folder holds more than was to be read. */
export class TooManyEntries extends Error {}

/**
 * Lists a folder with all below it.
 * @param mostEntries of more files and folders it is given up.
 * @throws the error of the file system when the folder itself cannot be read; {@link TooManyEntries}.
 */
export function walkFolder(root: string, mostEntries = Infinity): FolderContent {
  let count = 0;
  const found: Collected = { files: [], emptyFolders: [], links: new Map(), skipped: [] };
  const pending = [{ prefix: "", entries: readdirSync(root, { withFileTypes: true }) }];
  for (let level = pending.pop(); level !== undefined; level = pending.pop()) {
    count += level.entries.length;
    if (count > mostEntries) throw new TooManyEntries(`${root} holds more than ${mostEntries} files`);
    for (const entry of level.entries) {
      const path = `${level.prefix}${entry.name}`;
      if (!entry.isDirectory()) addLeaf(root, path, entry, found);
      else {
        const entries = readFolder(root, path, found);
        if (entries !== null) pending.push({ prefix: `${path}/`, entries });
      }
    }
  }
  found.files.sort(comparePaths);
  found.emptyFolders.sort(comparePaths);
  found.skipped.sort((one, other) => comparePaths(one.path, other.path));
  return { ...found, links: new Map([...found.links].sort(([one], [other]) => comparePaths(one, other))) };
}

/** By UTF-16 code units: the same order on every machine, whatever its locale. */
function comparePaths(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function readFolder(root: string, path: string, found: Collected): Dirent[] | null {
  try {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    if (entries.length > 0) return entries;
    found.emptyFolders.push(path);
  } catch (error) {
    found.skipped.push({ path, reason: messageOf(error) });
  }
  return null;
}

function addLeaf(root: string, path: string, entry: Dirent, found: Collected): void {
  if (entry.isSymbolicLink()) found.links.set(path, readlinkSync(join(root, path)));
  else if (!entry.isFile()) found.skipped.push({ path, reason: "neither a file, a folder nor a link" });
  else if (isText(root, path, entry.name)) found.files.push(path);
  else found.skipped.push({ path, reason: "its name is not valid UTF-8" });
}

/** Bytes that are no UTF-8 were read as U+FFFD: the file is not found again under such a name. */
function isText(root: string, path: string, name: string): boolean {
  return !name.includes("\uFFFD") || lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}

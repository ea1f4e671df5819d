import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { jsonPieces } from "./jsonPieces";

let serial = 0;

export interface WriteOptions {
  /**
   * What is on the disk before the call returns: the content, so that the name never stands for less than all of it; or
   * all, so that after a power cut it is the new content that stands under the name.
   */
  readonly flush?: "content" | "all";
  readonly mode?: number;
  /** The folder of the temp file, of the same file system; left out: that of the file itself. */
  readonly temporaryIn?: string;
}

/** So many characters of a text that comes in pieces are written at once. */
const atOnce = 128 * 1024;

/**
 * Replaces or creates a file: temp file beside it, flushed to disk on wish, then renamed over it.
 * A reader sees the old content or the new one, never a part.
 */
export function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): void {
  writePiecesAtomic(path, [content], options);
}

/** The same for content that comes in pieces and is never whole in memory. */
export function writePiecesAtomic(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  options: WriteOptions = {},
): void {
  serial += 1;
  const temporary = join(options.temporaryIn ?? dirname(path), `.${process.pid}-${serial}.tmp`);
  try {
    writeNew(temporary, pieces, options);
    renameSync(temporary, path);
    if (options.flush === "all") flushFolder(dirname(path));
  } catch (error) {
    discard(temporary);
    throw error;
  }
}

/** Removes a file or folder that is of no use; a disk that does not let it go has told already what is wrong. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // `recover` sweeps it.
  }
}

function writeNew(path: string, pieces: Iterable<string | Uint8Array>, options: WriteOptions): void {
  const descriptor = openSync(path, "wx", options.mode ?? 0o644);
  try {
    for (const bytes of gathered(pieces)) writeAll(descriptor, bytes);
    if (options.flush !== undefined) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Small pieces of text put together, so that they take few calls. */
function* gathered(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array, void> {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    if (text.length > atOnce || typeof piece !== "string") {
      if (text !== "") yield Buffer.from(text);
      text = "";
    }
    if (typeof piece !== "string") yield piece;
  }
  if (text !== "") yield Buffer.from(text);
}

/** Names of files are content of their folder (fsync(2)). Windows opens no folders; some network drives flush none. */
export function flushFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The content itself is on the disk.
  }
}

/** The same for a JSON value, two spaces deep, with a final newline. */
export function writeJsonAtomic(path: string, value: unknown, options: WriteOptions = {}): void {
  writePiecesAtomic(path, withNewline(jsonPieces(value)), options);
}

function* withNewline(pieces: Iterable<string>): Generator<string, void> {
  yield* pieces;
  yield "\n";
}

/** A JSON file in a folder that may not exist yet. */
export function writeJsonIn(folder: string, name: string, value: unknown, options: WriteOptions = {}): void {
  mkdirSync(folder, { recursive: true });
  writeJsonAtomic(join(folder, name), value, options);
}

/** Writes all bytes to a descriptor, however many calls that takes. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  let offset = 0;
  while (offset < bytes.length) offset += writeSync(descriptor, bytes, offset);
}

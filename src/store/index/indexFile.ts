import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { blockAt, isSound, maximumHeader, type IndexBlock } from "./indexBlocks";
import { AtomicFile } from "./atomicFile";
import type { Steps } from "./steps";

export interface IndexContent {
  readonly bytes: Buffer;
  readonly blocks: readonly IndexBlock[];
}

/** What became of a block that was to be appended. */
export type Appended = "written" | "replaced" | "unsound" | "failed";

const nothing: IndexContent = { bytes: Buffer.alloc(0), blocks: [] };
const pieceBytes = 1024 * 1024;

/**
 * The file of the index, written by many processes at once: blocks are appended by O_APPEND in one call each, and the whole
 * is replaced by a rename. Who appends learns when it was replaced, so that what went to the old file is written again.
 */
export class IndexFile {
  private inode = 0;
  private size = 0;
  private whole = false;

  constructor(readonly path: string) {}

  /** Whether blocks can be appended to it, as far as this process knows: it was read or written whole. */
  get isWhole(): boolean {
    return this.whole;
  }

  /** In bytes; 0 where it is missing. */
  get length(): number {
    return statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Its sound beginning; nothing where it is missing or cannot be read. */
  *read(): Steps<IndexContent> {
    this.whole = false;
    const descriptor = this.open();
    if (descriptor === null) return nothing;
    try {
      const { ino, size } = fstatSync(descriptor);
      const bytes = yield* readFrom(descriptor, 0, size);
      const blocks = yield* soundBlocks(bytes);
      const end = blocks.at(-1)?.end;
      [this.inode, this.size, this.whole] = [ino, bytes.length, end === bytes.length];
      return { bytes, blocks };
    } catch {
      return nothing;
    } finally {
      closeSync(descriptor);
    }
  }

  /** Its last blocks: all that were appended, and so many sorted ones that they hold `count` rows. */
  *readLast(count: number): Steps<IndexContent> {
    const descriptor = this.open();
    if (descriptor === null) return nothing;
    try {
      const { size } = fstatSync(descriptor);
      const bytes = yield* readFrom(descriptor, beginOfLast(descriptor, size, count), size);
      return { bytes, blocks: yield* soundBlocks(bytes) };
    } catch {
      return nothing;
    } finally {
      closeSync(descriptor);
    }
  }

  append(block: Buffer): Appended {
    if (!this.whole) return "unsound";
    try {
      // Not created: one that is missing lacks what was in it.
      const descriptor = openSync(this.path, constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW);
      try {
        return this.appendTo(descriptor, block);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      this.whole = false;
      return (error as NodeJS.ErrnoException).code === "ENOENT" ? "unsound" : "failed";
    }
  }

  /** Replaces it. @returns whether that could be done. */
  *replace(blocks: Iterable<Buffer>): Steps<boolean> {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      const file = new AtomicFile(this.path);
      try {
        for (const block of blocks) {
          file.write(block);
          yield;
        }
        const { ino, size } = file.commit();
        [this.inode, this.size, this.whole] = [ino, size, true];
        return true;
      } finally {
        file.dispose();
      }
    } catch {
      // A full disk, or a folder that may not be written to: the bundles are read again the next time.
      this.whole = false;
      return false;
    }
  }

  private open(): number | null {
    try {
      const descriptor = openSync(
        this.path,
        constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
      );
      if (fstatSync(descriptor).isFile()) return descriptor;
      closeSync(descriptor);
      return null;
    } catch {
      return null;
    }
  }

  private appendTo(descriptor: number, block: Buffer): Appended {
    const before = fstatSync(descriptor);
    if (before.ino !== this.inode || before.size < this.size) return "replaced";
    if (writeSync(descriptor, block) < block.length) {
      this.whole = false;
      return "failed";
    }
    this.size = before.size + block.length;
    const now = statSync(this.path, { throwIfNoEntry: false });
    return now?.ino === before.ino ? "written" : "replaced";
  }
}

function* readFrom(descriptor: number, begin: number, size: number): Steps<Buffer> {
  const bytes = Buffer.allocUnsafe(Math.max(0, size - begin));
  let length = 0;
  while (length < bytes.length) {
    const count = readSync(
      descriptor,
      bytes,
      length,
      Math.min(pieceBytes, bytes.length - length),
      begin + length,
    );
    if (count === 0) break;
    length += count;
    yield;
  }
  return bytes.subarray(0, length);
}

/** The blocks of a file up to the first that is torn, damaged or of another version. */
function* soundBlocks(bytes: Buffer): Steps<IndexBlock[]> {
  const blocks: IndexBlock[] = [];
  for (let position = 0; position < bytes.length;) {
    const block = blockAt(bytes, position);
    if (block === null || !isSound(bytes, block)) return blocks;
    blocks.push(block);
    position = block.end;
    yield;
  }
  return blocks;
}

/** Sorted blocks are many rows each, and stand before all others: their first lines lead from one to the next. */
function beginOfLast(descriptor: number, size: number, count: number): number {
  const begins: { readonly begin: number; readonly rows: number }[] = [];
  const line = Buffer.allocUnsafe(maximumHeader);
  let position = 0;
  while (position < size) {
    const length = readSync(descriptor, line, 0, line.length, position);
    const block = blockAt(line.subarray(0, length), 0, position);
    if (block?.sorted !== true) break;
    begins.push({ begin: position, rows: block.rows });
    position = block.end;
  }
  let rows = 0;
  for (const { begin, rows: more } of begins.toReversed()) {
    if (rows >= count) break;
    position = begin;
    rows += more;
  }
  return position;
}

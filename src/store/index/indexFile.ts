import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { writePiecesAtomic } from "../../bundle/atomicWrite";
import { readBlocks, type IndexBlock } from "./indexBlocks";

export interface IndexContent {
  readonly bytes: Buffer;
  readonly blocks: readonly IndexBlock[];
}

/** What became of a block that was to be appended. */
export type Appended = "written" | "replaced" | "unsound" | "failed";

/**
 * The file of the index, written by many processes at once: blocks are appended by O_APPEND in one call each, and the whole
 * is replaced by a rename. Who appends learns when it was replaced, so that what went to the old file is written again.
 */
export class IndexFile {
  private inode = 0;
  private size = 0;
  private whole = false;

  constructor(readonly path: string) {}

  /** Its sound beginning; nothing where it is missing or cannot be read. */
  read(): IndexContent {
    this.whole = false;
    try {
      const descriptor = openSync(this.path, constants.O_RDONLY | constants.O_NOFOLLOW);
      try {
        const stats = fstatSync(descriptor);
        const bytes = stats.isFile() ? readFileSync(descriptor) : Buffer.alloc(0);
        const { blocks, whole } = readBlocks(bytes);
        [this.inode, this.size, this.whole] = [stats.ino, bytes.length, whole && blocks.length > 0];
        return { bytes, blocks };
      } finally {
        closeSync(descriptor);
      }
    } catch {
      return { bytes: Buffer.alloc(0), blocks: [] };
    }
  }

  /** Whether all of it was sound when it was read or written last. */
  get isSound(): boolean {
    return this.whole;
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
  replace(blocks: Iterable<Buffer>): boolean {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writePiecesAtomic(this.path, blocks);
      const stats = statSync(this.path);
      [this.inode, this.size, this.whole] = [stats.ino, stats.size, true];
      return true;
    } catch {
      // A full disk, or a folder that may not be written to: the bundles are read again the next time.
      this.whole = false;
      return false;
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

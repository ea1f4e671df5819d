import { lstatSync, readdirSync, type Stats } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";

/** What something takes on the disk. */
export interface DiskUse {
  /** By the blocks that its files and folders hold, in bytes: what is compressed or sparse takes less than its length. */
  readonly bytes: number;
  /** Of these, what files hold that have other names too (hard links): it stays while one of them does. */
  readonly sharedBytes: number;
  readonly files: number;
}

export const noDiskUse: DiskUse = { bytes: 0, sharedBytes: 0, files: 0 };

/** In which unit `stat` counts blocks, whatever the file system's own. */
const blockBytes = 512;
/** Others get their turn after this time, in ms. */
const turnMs = 25;

/**
 * What a file or a folder with all below it takes; a file of several names counts once. Links are not followed, and what
 * vanishes meanwhile or cannot be read counts nothing. Clones share their blocks where the file system can: it does not
 * tell, so each counts in full.
 * @throws the reason of the signal.
 */
export async function diskUseOf(path: string, signal?: AbortSignal): Promise<DiskUse> {
  const linked = new Set<string>();
  const use = { bytes: 0, sharedBytes: 0, files: 0 };
  const pending = [path];
  let begun = performance.now();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const stats = lstatOrNull(next);
    if (stats === null) continue;
    if (stats.isDirectory()) {
      use.bytes += stats.blocks * blockBytes;
      for (const name of namesIn(next)) pending.push(join(next, name));
    } else addFile(use, stats, linked);
    if (performance.now() - begun < turnMs) continue;
    await turn();
    signal?.throwIfAborted();
    begun = performance.now();
  }
  return use;
}

/** Both together. */
export function sumOf(one: DiskUse, other: DiskUse): DiskUse {
  return {
    bytes: one.bytes + other.bytes,
    sharedBytes: one.sharedBytes + other.sharedBytes,
    files: one.files + other.files,
  };
}

function addFile(
  use: { bytes: number; sharedBytes: number; files: number },
  stats: Stats,
  linked: Set<string>,
): void {
  use.files += 1;
  const isLinked = stats.nlink > 1;
  const inode = `${stats.dev}:${stats.ino}`;
  if (isLinked && linked.has(inode)) return;
  const bytes = stats.blocks * blockBytes;
  use.bytes += bytes;
  if (!isLinked) return;
  linked.add(inode);
  use.sharedBytes += bytes;
}

function lstatOrNull(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

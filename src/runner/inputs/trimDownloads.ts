import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { formatBytes } from "../../core/format/bytes";
import { isJsonObject, textOf } from "../../core/json";
import { type WorkspaceLayout } from "../../bundle/layout";
import { readJsonOrNull } from "../../bundle/readJson";
import { inputsInUse } from "./inputsInUse";

export interface TrimOptions {
  readonly now: () => number;
  /** A line for the person at the terminal. */
  readonly say: (line: string) => void;
  /** What may be kept all together, in bytes. */
  readonly maximumBytes?: number;
}

interface Kept {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  /** When it was last asked for, in ms. */
  readonly usedAt: number;
}

/** `.PID-TIME.tmp` */
const halfFetched = /^\.\d+-\d+\.tmp$/;

const defaultMaximumBytes = 10 * 1024 ** 3;
/** What was asked for in this time may be an input of a run whose record is not written yet. */
const recentMs = 24 * 3600 * 1000;

/**
 * Keeps the cache of downloads bounded: what was not asked for the longest goes first. Inputs of executions that have not
 * ended stay, and what was asked for within the last day, though that be more than the bound.
 */
export function trimDownloads(layout: WorkspaceLayout, options: TrimOptions): void {
  const { now, say, maximumBytes = defaultMaximumBytes } = options;
  removeHalfFetched(layout.downloads, now());
  const all = keptIn(layout.downloads);
  let bytes = all.reduce((sum, { size }) => sum + size, 0);
  if (bytes <= maximumBytes) return;
  const used = inputsInUse(layout);
  // An execution that waits has not told what it uses.
  if (used === null) return;
  const removed: Kept[] = [];
  for (const each of all.toSorted((one, other) => one.usedAt - other.usedAt)) {
    if (bytes <= maximumBytes || now() - each.usedAt < recentMs) break;
    if (used.has(each.sha256)) continue;
    rmSync(each.path, { force: true });
    bytes -= each.size;
    removed.push(each);
  }
  if (removed.length === 0) return;
  forgetUrls(layout.downloads, new Set(removed.map(({ sha256 }) => sha256)));
  const freed = formatBytes(removed.reduce((sum, { size }) => sum + size, 0));
  const what = removed.length === 1 ? "1 download that was" : `${removed.length} downloads that were`;
  say(`Removed ${what} not used for the longest (${freed}): at most ${formatBytes(maximumBytes)} are kept`);
}

function keptIn(folder: string): Kept[] {
  return namesIn(folder)
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .flatMap((sha256) => {
      const path = join(folder, sha256);
      const stats = lstatSync(path, { throwIfNoEntry: false });
      return stats === undefined ? [] : [{ path, sha256, size: stats.size, usedAt: stats.mtimeMs }];
    });
}

/** What a process had begun to fetch that was killed: to what is being fetched bytes are added. */
function removeHalfFetched(folder: string, at: number): void {
  for (const name of namesIn(folder)) {
    if (!halfFetched.test(name)) continue;
    const path = join(folder, name);
    const addedAt = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (at - addedAt > recentMs) rmSync(path, { force: true });
  }
}

/** What the servers said of contents that are gone serves nobody. */
function forgetUrls(folder: string, gone: ReadonlySet<string>): void {
  const urls = join(folder, "urls");
  for (const name of namesIn(urls)) {
    const entry = readJsonOrNull(join(urls, name));
    if (isJsonObject(entry) && gone.has(textOf(entry["sha256"]) ?? ""))
      rmSync(join(urls, name), { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

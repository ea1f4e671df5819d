import { lstatSync, opendirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import type { BundleFileView } from "../../shared/details/detailsView";

export interface FileListing {
  readonly list: readonly BundleFileView[];
  readonly truncated: boolean;
}

/** The regular files below a folder, by path; at most `limit`. Links are not followed; what cannot be read is left out. */
export function listFiles(folder: string, limit: number): FileListing {
  const list: BundleFileView[] = [];
  const waiting = [""];
  while (waiting.length > 0) {
    const parent = waiting.shift() ?? "";
    for (const entry of entriesOf(join(folder, parent), limit + 1)) {
      const path = parent === "" ? entry.name : `${parent}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      if (!entry.isFile()) continue;
      if (list.length === limit) return { list: list.sort(byPath), truncated: true };
      const size = lstatSync(join(folder, path), { throwIfNoEntry: false })?.size;
      if (size !== undefined) list.push({ path, size });
    }
  }
  return { list: list.sort(byPath), truncated: false };
}

function byPath(one: BundleFileView, other: BundleFileView): number {
  return one.path < other.path ? -1 : 1;
}

function entriesOf(folder: string, limit: number): Dirent[] {
  const entries: Dirent[] = [];
  try {
    const directory = opendirSync(folder);
    try {
      for (
        let entry = directory.readSync();
        entry !== null && entries.length < limit;
        entry = directory.readSync()
      )
        entries.push(entry);
    } finally {
      directory.closeSync();
    }
  } catch {
    // A folder that cannot be read shows no files; the records beside it are told of on their own.
  }
  return entries;
}

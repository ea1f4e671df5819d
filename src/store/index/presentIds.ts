import { opendirSync, statSync, type Dirent } from "node:fs";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { Steps } from "./steps";

/** So many names are read in one step. */
const namesAtOnce = 500;
const archiveEnding = ".zip";

/**
 * Whether each execution that there is, is archived; of one that lies in both places the folder counts. As
 * `listBundleIds` and `listArchivedIds` list them.
 * @throws when a folder exists and cannot be read.
 */
export function* presentIds({ executions, archive }: WorkspaceLayout): Steps<Map<string, boolean>> {
  const present = new Map<string, boolean>();
  yield* eachEntry(archive, (entry) => {
    if (entry.isFile() && entry.name.endsWith(archiveEnding) && !entry.name.startsWith("."))
      present.set(entry.name.slice(0, -archiveEnding.length), true);
  });
  yield* eachEntry(executions, (entry) => {
    if (entry.isDirectory() && !entry.name.startsWith(".")) present.set(entry.name, false);
  });
  return present;
}

function* eachEntry(folder: string, take: (entry: Dirent) => void): Steps<void> {
  let opened;
  try {
    opened = opendirSync(folder, { bufferSize: namesAtOnce });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  try {
    for (let count = 1, entry = opened.readSync(); entry !== null; entry = opened.readSync(), count += 1) {
      take(entry);
      if (count % namesAtOnce === 0) yield;
    }
  } finally {
    opened.closeSync();
  }
}

/** Some file systems tell times to two seconds: a folder that is no older may still change unseen, in ms. */
const moment = 3000;

/** Tells one content of the folders from another by their times; null: they changed this moment, so nothing can be told. */
export function presentStamp({ executions, archive }: WorkspaceLayout): string | null {
  const all = [executions, archive].map((folder) => statSync(folder, { throwIfNoEntry: false }));
  const newest = Math.max(...all.map((stats) => stats?.mtimeMs ?? 0));
  if (newest > Date.now() - moment) return null;
  return all.map((stats) => (stats === undefined ? "" : `${stats.ino} ${stats.mtimeMs}`)).join("\n");
}

/** About how many folders a folder holds, as it tells of itself: what a file system does not tell is guessed from its size. */
export function entriesOf(folder: string): number {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  return stats.nlink > 2 ? stats.nlink - 2 : stats.size / entryBytes;
}

/** What a name takes in a folder, in bytes. */
const entryBytes = 60;

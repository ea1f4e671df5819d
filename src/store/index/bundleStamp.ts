import { lstatSync, type Stats } from "node:fs";
import { crc32 } from "node:zlib";
import { archiveFile } from "../../bundle/archive/archiveFile";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";

/** The files that a summary is read from. */
const files = [
  bundlePaths.jobStatus,
  bundlePaths.annotations,
  bundlePaths.method,
  bundlePaths.request,
  bundlePaths.infrastructure,
  bundlePaths.instance,
  bundlePaths.git,
  bundlePaths.artifacts,
  bundlePaths.events,
  bundlePaths.manifest,
  bundlePaths.token,
] as const;

/**
 * Of so few rows the files are looked at at each start, so that edits by hand show at once; of more the journal alone is
 * asked, since that takes as long as to read them.
 */
export const stampedRows = 1000;

/** Two changes of one moment have one time, in ms: a file that is no older than this may still change unseen. */
const moment = 50;

/**
 * Tells one state of the files of a bundle that a summary is read from from another, by their times, sizes and inodes;
 * taken before they are read. Null: they were changed this moment, so nothing can be told.
 * @param bundle its folder, absolute.
 */
export function bundleStamp(bundle: string): number | null {
  return stampOfFiles(files.map((file) => `${bundle}/${file}`));
}

/** The same for an archived execution. */
export function archivedStamp(layout: WorkspaceLayout, id: string): number | null {
  return stampOfFiles([archiveFile(layout, id)]);
}

function stampOfFiles(paths: readonly string[]): number | null {
  const facts = new Float64Array(paths.length * 3);
  let newest = 0;
  for (const [index, path] of paths.entries()) {
    const stats = statsOf(path);
    if (stats === undefined) continue;
    newest = Math.max(newest, stats.ctimeMs);
    facts.set([stats.ctimeMs, stats.size, stats.ino], index * 3);
  }
  return newest > Date.now() - moment ? null : crc32(new Uint8Array(facts.buffer));
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

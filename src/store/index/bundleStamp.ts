import { statSync, type Stats } from "node:fs";
import { join } from "node:path";
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

/** Two changes of one moment have one time, in ms: a file that is no older than this may still change unseen. */
const moment = 50;

/**
 * Tells one state of the files of a bundle that a summary is read from from another, by their times, sizes and inodes;
 * taken before they are read. Null: they were changed this moment, so nothing can be told.
 * @param bundle its folder, absolute.
 */
export function bundleStamp(bundle: string): number | null {
  return stampOfFiles(files.map((file) => join(bundle, file)));
}

/** The same for an archived execution. */
export function archivedStamp(layout: WorkspaceLayout, id: string): number | null {
  return stampOfFiles([archiveFile(layout, id)]);
}

function stampOfFiles(paths: readonly string[]): number | null {
  let newest = 0;
  const parts = paths.map((path) => {
    const stats = statsOf(path);
    if (stats === undefined) return "";
    newest = Math.max(newest, stats.ctimeMs);
    return `${stats.ctimeMs} ${stats.size} ${stats.ino}`;
  });
  return newest > Date.now() - moment ? null : crc32(parts.join("\n"));
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

import { lstatSync, renameSync } from "node:fs";
import { join } from "node:path";
import { HumanError } from "../../core/humanError";
import { withAnnotationLock } from "../annotationLock";
import { discard } from "../atomicWrite";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { besideName } from "../leftovers";
import { hashFile } from "../seal/hashFile";
import { listZipContent, type ZipContent } from "../zip/zipEntries";
import { archiveFile } from "./archiveFile";
import { openArchive } from "./openArchive";

/**
 * Renames a bundle's folder out of sight once its archive was checked; what came to it since, annotations above all, keeps
 * it where it is, and the archive goes.
 * @param listed what the archive was made of.
 * @returns the folder's name now, to be removed.
 * @throws {HumanError} that names what changed; the error of the file system.
 */
export async function takeFolderAway(
  layout: WorkspaceLayout,
  id: string,
  listed: ZipContent,
): Promise<string> {
  const folder = join(layout.executions, id);
  const leaving = besideName(folder, "removing");
  try {
    const archived = await annotationsIn(archiveFile(layout, id));
    const changed = differenceOf(listed, listZipContent(folder));
    if (changed !== null) throw changedError(changed);
    withAnnotationLock(layout, id, () => {
      if (annotationsNow(folder) !== archived) throw changedError(bundlePaths.annotations);
      renameSync(folder, leaving);
    });
    return leaving;
  } catch (error) {
    withAnnotationLock(layout, id, () => discardBeside(folder, archiveFile(layout, id)));
    throw error;
  }
}

function changedError(path: string): HumanError {
  return new HumanError(`${path} changed while it was archived. Nothing was changed; try again.`);
}

/** Another process may have brought it to its end: then the archive is all there is. */
function discardBeside(folder: string, archive: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) discard(archive);
}

/** The hash of the annotations that an archive holds; null where it holds none. */
async function annotationsIn(archive: string): Promise<string | null> {
  const opened = await openArchive(archive);
  const { content } = opened;
  try {
    return content.files.has(bundlePaths.annotations)
      ? (await content.hash(bundlePaths.annotations)).sha256
      : null;
  } finally {
    opened.close();
  }
}

function annotationsNow(folder: string): string | null {
  const path = join(folder, bundlePaths.annotations);
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  return hashFile(path).sha256;
}

/** The first path that came, went or was written to, annotations aside: their content is compared. */
function differenceOf(before: ZipContent, after: ZipContent): string | null {
  const [earlier, later] = [stampsOf(before), stampsOf(after)];
  for (const [path, stamp] of later) if (earlier.get(path) !== stamp) return path;
  for (const path of earlier.keys()) if (!later.has(path)) return path;
  return null;
}

function stampsOf({ entries, skipped }: ZipContent): Map<string, string> {
  const stamps = new Map(skipped.map(({ path, reason }) => [path, reason]));
  for (const { name, path, size, modified } of entries)
    stamps.set(name, path === null ? "folder" : `${size} ${modified.getTime()}`);
  stamps.delete(bundlePaths.annotations);
  return stamps;
}

import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { wrongUse } from "../../core/humanError";
import { flushFolder } from "../atomicWrite";
import { tellJournal } from "../tellJournal";
import { type WorkspaceLayout } from "../layout";
import { besideName, removeQuietly } from "../leftovers";
import { folderContent } from "../seal/bundleContent";
import { verifyContent } from "../seal/verifyBundle";
import { entryNameProblem } from "../zip/entryName";
import { type ZipProgress } from "../zip/writeZip";
import { archiveFile } from "./archiveFile";
import { failArchiving, type ArchiveProgress } from "./archiveProgress";
import { manifestOf } from "./checkArchive";
import { unpackArchive } from "./unpackArchive";

/**
 * Brings an archived bundle back to the workbench: unpacked beside its place, flushed, renamed, and only then the
 * archive is taken away. Where a kill left both, the folder counts, and the same call takes the archive away.
 * @throws {HumanError} that says why not: the archive is as it was then; an AbortError when the signal was aborted.
 */
export async function unarchiveBundle(
  layout: WorkspaceLayout,
  id: string,
  progress: ArchiveProgress = {},
): Promise<void> {
  const folder = join(layout.executions, id);
  const archive = archiveFile(layout, id);
  const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  if (!existsSync(archive)) throw wrongUse(isThere ? "it is not archived." : `there is no ${archive}.`);
  try {
    if (!isThere) await unpackBeside(archive, folder, progress);
    rmSync(archive);
  } catch (error) {
    failArchiving(error, progress, "it cannot be unpacked");
  }
  tellJournal(layout.journal, { at: (progress.now ?? new Date()).toISOString(), id, change: "CHANGED" });
}

async function unpackBeside(archive: string, folder: string, progress: ZipProgress): Promise<void> {
  const temporary = besideName(folder, "unpacking");
  mkdirSync(dirname(folder), { recursive: true });
  try {
    rmSync(temporary, { recursive: true, force: true });
    await unpackArchive(archive, temporary, { ...progress, flush: true });
    await restoreLinks(temporary);
    renameSync(temporary, folder);
    flushFolder(dirname(folder));
  } catch (error) {
    await removeQuietly(temporary);
    throw error;
  }
}

/**
 * No archive carries links; the manifest tells them. They are made again where its signature holds, and where nothing
 * else lies on their way.
 */
async function restoreLinks(folder: string): Promise<void> {
  const content = folderContent(folder);
  const links = Object.entries((await manifestOf(content))?.links ?? {});
  if (links.length === 0) return;
  const { signature } = await verifyContent(content);
  if (signature !== "valid" && signature !== "unknown-key") return;
  for (const [path, target] of links) {
    const place = join(folder, path);
    const isBelowLink = links.some(([other]) => path.startsWith(`${other}/`));
    if (isBelowLink || entryNameProblem(path) !== null) continue;
    if (lstatSync(place, { throwIfNoEntry: false }) !== undefined) continue;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(target, place);
  }
}

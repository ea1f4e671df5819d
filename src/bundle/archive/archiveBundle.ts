import { existsSync, lstatSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { HumanError, messageOf, wrongUse } from "../../core/humanError";
import { type Manifest } from "../../core/records";
import { flushFolder } from "../atomicWrite";
import { tellJournal } from "../tellJournal";
import { type WorkspaceLayout } from "../layout";
import { removeQuietly } from "../leftovers";
import { folderContent, type BundleContent } from "../seal/bundleContent";
import { type Skipped } from "../seal/walkFolder";
import { writeZip, type ZipProgress } from "../zip/writeZip";
import { listZipContent, type ZipContent } from "../zip/zipEntries";
import { archiveFile } from "./archiveFile";
import { failArchiving, type ArchiveProgress } from "./archiveProgress";
import { checkArchive, manifestOf } from "./checkArchive";
import { takeFolderAway } from "./takeFolderAway";

/**
 * Archives a bundle: writes `archive/<id>.zip`, reads it back against the manifest, and only then takes the folder away.
 * After a kill at any moment the folder is there whole, or the archive is; where both are, the folder counts, and the
 * same call brings it to its end. The caller has seen to it that the execution has ended.
 * @returns what was left out: FIFOs, sockets and devices, which hold nothing.
 * @throws {HumanError} that says why it is not archived: the bundle is as it was then; an AbortError when the signal was
 * aborted.
 */
export async function archiveBundle(
  layout: WorkspaceLayout,
  id: string,
  progress: ArchiveProgress = {},
): Promise<readonly Skipped[]> {
  const folder = join(layout.executions, id);
  const archive = archiveFile(layout, id);
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw wrongUse(existsSync(archive) ? "it is archived already." : `there is no ${folder}.`);
  const { content, listed } = contentOf(folder);
  const manifest = await manifestOf(content);
  refuseLosses(folder, content, manifest, listed);
  try {
    mkdirSync(layout.archive, { recursive: true });
    if (!(await holdsAll(archive, content, manifest, progress)))
      await writeZip(archive, listed, {
        ...progress,
        flush: true,
        check: async (written) => await checkArchive(written, content, manifest, signalOf(progress)),
      });
    flushFolder(layout.archive);
  } catch (error) {
    failArchiving(error, progress, "the archive cannot be written");
  }
  const leaving = await takeAway(layout, id, listed);
  tellJournal(layout.journal, { at: (progress.now ?? new Date()).toISOString(), id, change: "CHANGED" });
  await removeQuietly(leaving);
  return listed.skipped.filter(({ path }) => !content.links.has(path));
}

/** @throws {HumanError} when the folder cannot be listed. */
function contentOf(folder: string): { readonly content: BundleContent; readonly listed: ZipContent } {
  try {
    return { content: folderContent(folder), listed: listZipContent(folder) };
  } catch (error) {
    throw new HumanError(`its folder cannot be read: ${messageOf(error)}.`, 3, { cause: error });
  }
}

async function takeAway(layout: WorkspaceLayout, id: string, listed: ZipContent): Promise<string> {
  try {
    return await takeFolderAway(layout, id, listed);
  } catch (error) {
    return failArchiving(error, {}, "its folder cannot be taken away");
  }
}

/** Whether an earlier call wrote the archive and was ended before it took the folder away. */
async function holdsAll(
  archive: string,
  content: BundleContent,
  manifest: Manifest | null,
  progress: ZipProgress,
): Promise<boolean> {
  if (!existsSync(archive)) return false;
  try {
    await checkArchive(archive, content, manifest, signalOf(progress));
    return true;
  } catch (error) {
    progress.signal?.throwIfAborted();
    if (error instanceof HumanError) return false;
    throw error;
  }
}

/** What an archive cannot bring back keeps the bundle where it is. */
function refuseLosses(
  folder: string,
  content: BundleContent,
  manifest: Manifest | null,
  listed: ZipContent,
): void {
  const missing = Object.keys(manifest?.files ?? {}).find(
    (path) => !content.files.has(path) && !content.links.has(path),
  );
  if (missing !== undefined) throw new HumanError(`${missing} is missing: see executions verify.`);
  for (const [path, target] of content.links)
    if (manifest?.links?.[path] !== target)
      throw new HumanError(`${path} is a symbolic link that the manifest does not hold: remove it first.`);
  const left = listed.skipped.find(({ path }) => !content.links.has(path) && mayHold(join(folder, path)));
  if (left !== undefined)
    throw new HumanError(`${left.path} cannot be put into an archive: ${left.reason}. Remove it first.`);
}

/** Whether something would be lost with it; what is not found under its name might hold anything. */
function mayHold(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return true;
  return !(stats.isFIFO() || stats.isSocket() || stats.isCharacterDevice() || stats.isBlockDevice());
}

function signalOf({ signal }: ZipProgress): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

import { existsSync, lstatSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { HumanError, wrongUse } from "../../core/humanError";
import { archiveFile } from "../archive/archiveFile";
import { removeCopies } from "../archive/bundleFolder";
import { unpackArchive } from "../archive/unpackArchive";
import { describeWriteFailure } from "../ensureWorkspace";
import { tellJournal } from "../tellJournal";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { besideName, removeQuietly } from "../leftovers";
import { moveTree } from "./moveTree";
import { findTrashed } from "./trash";
import { readNote, removeNote, writeNote } from "./trashNotes";

export interface DeleteOptions {
  /** Moves the outputs to `kept/` first. */
  readonly keepOutputs?: boolean;
  /** Deletes for good: nothing goes to the trash. */
  readonly purge?: boolean;
  readonly now?: Date;
}

/**
 * Deletes an execution: moves its bundle, or its archive, to the trash, from where `restoreDeleted` brings it back. Each
 * step is a rename, so that it is whole in one place after a kill at any moment; the same call goes on then. Nothing
 * outside the bundle is touched. The caller has seen to it that the execution is not running.
 * @returns the folder that its outputs were kept in (absolute), or null.
 * @throws {HumanError} that says why it is not deleted.
 */
export async function deleteBundle(
  layout: WorkspaceLayout,
  id: string,
  options: DeleteOptions = {},
): Promise<string | null> {
  const archive = archiveFile(layout, id);
  const folder = join(layout.executions, id);
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder && !existsSync(archive)) throw wrongUse(`there is no ${folder}.`);
  try {
    // Of one that was being archived the folder counts.
    if (isFolder) rmSync(archive, { force: true });
    return await deletePlace(layout, id, isFolder ? folder : archive, options);
  } catch (error) {
    if (error instanceof HumanError) throw error;
    throw new HumanError(`it cannot be moved to the trash: ${describeWriteFailure(error)}.`, 3, {
      cause: error,
    });
  }
}

async function deletePlace(
  layout: WorkspaceLayout,
  id: string,
  place: string,
  { keepOutputs = false, purge = false, now = new Date() }: DeleteOptions,
): Promise<string | null> {
  const at = now.toISOString();
  const kept = keepOutputs ? keptName(layout, id, place) : null;
  if (!purge) {
    await makeRoom(layout, id);
    writeNote(layout, { id, at, kept });
  }
  if (kept !== null) await keepOutputsOf(place, join(layout.kept, kept));
  if (purge) await removeWhole(place);
  else await moveTree(place, join(layout.trash, basename(place)));
  tellJournal(layout.journal, { at, id, change: "REMOVED" });
  await removeCopies(layout, id);
  return kept === null ? null : join(layout.kept, kept);
}

/** Takes one of the trash away for good. */
export async function purgeTrashed(layout: WorkspaceLayout, id: string): Promise<void> {
  const trashed = findTrashed(layout, id);
  if (trashed === null) throw wrongUse(`${id} is not in the trash.`);
  await removeWhole(trashed.path);
  removeNote(layout, id);
}

/** One of the same id that was deleted before, and came back by an import since, gets another name in the trash. */
async function makeRoom(layout: WorkspaceLayout, id: string): Promise<void> {
  const earlier = findTrashed(layout, id);
  if (earlier === null) return;
  for (let number = 1; ; number += 1) {
    const name = `${id}-deleted-${number}`;
    if (findTrashed(layout, name) !== null) continue;
    writeNote(layout, { id: name, at: earlier.at, kept: earlier.kept });
    await moveTree(earlier.path, join(layout.trash, earlier.archived ? `${name}.zip` : name));
    return;
  }
}

async function removeWhole(path: string): Promise<void> {
  const leaving = besideName(path, "removing");
  renameSync(path, leaving);
  await removeQuietly(leaving);
}

/**
 * The folder of `kept/` for its outputs: another one where an earlier deletion kept some, and the same where a deletion
 * was cut off after that step.
 */
function keptName(layout: WorkspaceLayout, id: string, place: string): string | null {
  const hasOutputs = lstatSync(place).isFile() || existsSync(join(place, bundlePaths.outputs));
  if (!hasOutputs) return readNote(layout, id)?.kept ?? null;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? id : `${id}-${number}`;
    if (!existsSync(join(layout.kept, name))) return name;
  }
}

async function keepOutputsOf(place: string, to: string): Promise<void> {
  if (lstatSync(place).isDirectory()) {
    const outputs = join(place, bundlePaths.outputs);
    if (lstatSync(outputs, { throwIfNoEntry: false })?.isDirectory() === true) await moveTree(outputs, to);
    return;
  }
  const temporary = besideName(to, "unpacking");
  try {
    const wanted = (path: string): boolean => path.startsWith(`${bundlePaths.outputs}/`);
    await unpackArchive(place, temporary, { wanted, flush: true });
    const outputs = join(temporary, bundlePaths.outputs);
    if (existsSync(outputs)) renameSync(outputs, to);
  } finally {
    await removeQuietly(temporary);
  }
}

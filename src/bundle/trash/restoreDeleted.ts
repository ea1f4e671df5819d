import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { HumanError, wrongUse } from "../../core/humanError";
import { archiveFile } from "../archive/archiveFile";
import { describeWriteFailure } from "../ensureWorkspace";
import { tellJournal } from "../tellJournal";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { moveTree } from "./moveTree";
import { findTrashed, type Trashed } from "./trash";
import { readNote, removeNote, type ReadNote } from "./trashNotes";

/**
 * Undoes a deletion: the bundle comes back as it was, its kept outputs in it. One that was cut off is undone as well.
 * @throws {HumanError} that says why it cannot be brought back.
 */
export async function restoreDeleted(
  layout: WorkspaceLayout,
  id: string,
  now: Date = new Date(),
): Promise<void> {
  const folder = join(layout.executions, id);
  const trashed = findTrashed(layout, id);
  const note = readNote(layout, id);
  if (trashed === null && (note === null || !existsSync(folder))) throw wrongUse(absence(layout, id));
  try {
    if (trashed === null) await putOutputsBack(layout, note, folder);
    else await bringBack(layout, trashed, note);
    removeNote(layout, id);
  } catch (error) {
    if (error instanceof HumanError) throw error;
    throw new HumanError(`${id} cannot be brought back: ${describeWriteFailure(error)}.`, 3, {
      cause: error,
    });
  }
  tellJournal(layout.journal, { at: now.toISOString(), id, change: "CHANGED" });
}

/** Why there is nothing to bring back. */
function absence(layout: WorkspaceLayout, id: string): string {
  return isTaken(join(layout.executions, id)) || isTaken(archiveFile(layout, id))
    ? `${id} is not in the trash: it is among the executions already.`
    : `${id} is not in the trash any more: it was purged, and cannot come back.`;
}

/** An archive has its outputs still: those that were kept are a copy, and stay. */
async function bringBack(layout: WorkspaceLayout, trashed: Trashed, note: ReadNote | null): Promise<void> {
  const folder = join(layout.executions, trashed.id);
  const archive = archiveFile(layout, trashed.id);
  if (isTaken(folder) || isTaken(archive))
    throw wrongUse(`${trashed.id} cannot be brought back: another execution has this id now.`);
  if (!trashed.archived) await putOutputsBack(layout, note, trashed.path);
  await moveTree(trashed.path, trashed.archived ? archive : folder);
}

function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Where the user has taken the kept outputs elsewhere, the bundle comes back without them. */
async function putOutputsBack(layout: WorkspaceLayout, note: ReadNote | null, bundle: string): Promise<void> {
  if (note === null || note.kept === null) return;
  const kept = join(layout.kept, note.kept);
  const outputs = join(bundle, bundlePaths.outputs);
  if (existsSync(kept) && !existsSync(outputs)) await moveTree(kept, outputs);
}

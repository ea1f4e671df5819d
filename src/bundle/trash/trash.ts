import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceLayout } from "../layout";
import { readNote, type TrashNote } from "./trashNotes";

/** A deleted execution that can still be brought back. */
export interface Trashed extends TrashNote {
  /** Its folder, or the archive that it was when it was deleted; absolute. */
  readonly path: string;
  readonly archived: boolean;
}

/** The deleted executions of a workspace, the last deleted first. */
export function listTrash(layout: WorkspaceLayout): Trashed[] {
  const trashed = namesIn(layout.trash).flatMap((name) => trashedOf(layout, name) ?? []);
  return trashed.sort((one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id));
}

/** The deleted execution of an id; null where the trash has none. */
export function findTrashed(layout: WorkspaceLayout, id: string): Trashed | null {
  return trashedOf(layout, id) ?? trashedOf(layout, `${id}.zip`);
}

function trashedOf(layout: WorkspaceLayout, name: string): Trashed | null {
  const path = join(layout.trash, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || name.startsWith(".")) return null;
  const archived = stats.isFile() && name.endsWith(".zip");
  if (!archived && !stats.isDirectory()) return null;
  const id = archived ? name.slice(0, -".zip".length) : name;
  const { at, kept } = readNote(layout, id) ?? { at: null, kept: null };
  // Without a time, as of what was moved there by hand, that of the move is the last change to it.
  return { id, at: at ?? stats.ctime.toISOString(), kept, path, archived };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, textOf } from "../../core/json";
import { writeJsonIn } from "../atomicWrite";
import type { WorkspaceLayout } from "../layout";
import { readJsonOrNull } from "../readJson";

/** What is remembered of a deleted execution: `trash/.notes/<id>.json`. */
export interface TrashNote {
  readonly id: string;
  /** When it was deleted. */
  readonly at: string;
  /** The folder of `kept/` that its outputs went to; null: they went with it. */
  readonly kept: string | null;
}

export function writeNote(layout: WorkspaceLayout, note: TrashNote): void {
  writeJsonIn(notesFolder(layout), `${note.id}.json`, note, { flush: "all" });
}

/** What is still to be read of a note: null for a time that is none. */
export type ReadNote = Omit<TrashNote, "at"> & { readonly at: string | null };

/** The note of a deleted execution; null where there is none that can be read. */
export function readNote(layout: WorkspaceLayout, id: string): ReadNote | null {
  const note = readJsonOrNull(join(notesFolder(layout), `${id}.json`), "refuse");
  if (!isJsonObject(note)) return null;
  const [at, kept] = [textOf(note["at"]), textOf(note["kept"])];
  return {
    id,
    at: at !== null && isTime(at) ? at : null,
    kept: kept === null || kept.includes("/") ? null : kept,
  };
}

/** As it is written: of any other text, such as "5", `Date.parse` would make a time of long ago. */
function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));
}

export function removeNote(layout: WorkspaceLayout, id: string): void {
  rmSync(join(notesFolder(layout), `${id}.json`), { force: true });
}

/** The ids that have a note. */
export function notedIds(layout: WorkspaceLayout): string[] {
  try {
    return readdirSync(notesFolder(layout)).flatMap((name) =>
      name.endsWith(".json") && !name.startsWith(".") ? [name.slice(0, -".json".length)] : [],
    );
  } catch {
    return [];
  }
}

function notesFolder(layout: WorkspaceLayout): string {
  return join(layout.trash, ".notes");
}

import { randomBytes } from "node:crypto";
import { mkdirSync, renameSync, rmSync, rmdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { HumanError } from "../../core/humanError";
import { describeWriteFailure, ensureWorkspace } from "../ensureWorkspace";
import { tellJournal } from "../tellJournal";
import { type WorkspaceLayout } from "../layout";
import { noteImport, type ImportNote } from "./imports";

/**
 * Fills a folder of the cache and renames it to its place among the bundles, so that a bundle is there whole or not.
 * @param size what will be written, in bytes.
 * @throws {HumanError} when there is no room, or the workspace cannot be written to; what `fill` throws. Nothing is left
 * behind then.
 */
export async function placeBundle(
  layout: WorkspaceLayout,
  note: ImportNote,
  size: number,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  checkRoom(layout, note.from, size);
  const created = ensureWorkspace(layout);
  const temporary = join(layout.cache, `import-${randomBytes(6).toString("hex")}`);
  try {
    mkdirSync(temporary, { recursive: true });
    await fill(temporary);
    renameSync(temporary, join(layout.executions, note.id));
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    removeCreated(created);
    throw humanError(error, note);
  }
  noteImport(layout, note);
  tellJournal(layout.journal, { at: note.at, id: note.id, change: "CHANGED" });
}

function checkRoom(layout: WorkspaceLayout, from: string, size: number): void {
  const { bavail, bsize, blocks } = statfsSync(layout.workspace);
  if (blocks > 0 && size > bavail * bsize)
    throw new HumanError(
      `${from} is not imported, nothing was written: it takes ${megabytes(size)} MB, and ${megabytes(bavail * bsize)} MB ` +
        `are free where ${layout.workspace} lies. Free some space.`,
    );
}

/** Takes back what was made for this import alone: files first, folders only while they are empty. */
function removeCreated(created: readonly string[]): void {
  for (const path of created.toReversed())
    try {
      rmdirSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOTDIR") rmSync(path, { force: true });
    }
}

function humanError(error: unknown, { id, from }: ImportNote): unknown {
  if (!(error instanceof Error) || !("syscall" in error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  const clash = code === "ENOTEMPTY" || code === "EEXIST";
  const reason = clash ? `another import of ${id} was faster` : describeWriteFailure(error);
  return new HumanError(`${from} could not be imported: ${reason}. Nothing was kept.`, 3, { cause: error });
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { messageOf } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { archiveFile } from "../bundle/archive/archiveFile";
import { unpackArchive } from "../bundle/archive/unpackArchive";
import { importedIds } from "../bundle/import/imports";
import type { WorkspaceLayout } from "../bundle/layout";
import { removeQuietly } from "../bundle/leftovers";
import { readSummary } from "./readSummary";

/** Reads the records of an archived execution out of its archive. Never throws: what cannot be read is told in the reason. */
export async function archivedSummary(layout: WorkspaceLayout, id: string): Promise<ExecutionSummary> {
  const path = archiveFile(layout, id);
  const temporary = join(layout.cache, `archived-${randomBytes(6).toString("hex")}`);
  const folder = join(temporary, id);
  const known = { imported: importedIds(layout.root), workspace: layout.workspace };
  try {
    await unpackArchive(path, folder, {
      wanted: (name) => name.startsWith("metadata/") || name.startsWith("auth/"),
    });
    return { ...readSummary(folder, known), path, archived: true };
  } catch (error) {
    return { ...readSummary(folder, known), path, archived: true, reason: messageOf(error) };
  } finally {
    await removeQuietly(temporary);
  }
}

import { statSync } from "node:fs";
import { listArchivedIds } from "../bundle/archive/archiveFile";
import type { WorkspaceLayout } from "../bundle/layout";
import { ArchiveIndex } from "./archiveIndex";
import { ArchiveRows } from "./archiveRows";

/** Some file systems tell times to two seconds: a folder that is no older may still change unseen, in ms. */
const moment = 3000;

/**
 * Reads all archives that were not read yet, so that archived executions are known from then on as those of the workbench
 * are. While nothing came or went in their folder none is looked at.
 * @throws when the folder of archives exists and cannot be read.
 */
export async function knowArchives(layout: WorkspaceLayout): Promise<void> {
  const folder = folderStamp(layout);
  const rows = new ArchiveRows(layout);
  if (folder !== null && rows.marked === folder) return;
  const ids = listArchivedIds(layout);
  const index = new ArchiveIndex(layout);
  for (const id of ids) index.want(id);
  await index.fill(() => undefined, new AbortController().signal);
  if (folder !== null) rows.mark(folder, new Set(ids));
}

/** Null: it changed this moment, so nothing can be told. */
function folderStamp({ archive }: WorkspaceLayout): string | null {
  const { ino, mtimeMs } = statSync(archive);
  return mtimeMs > Date.now() - moment ? null : `${ino} ${mtimeMs}`;
}

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceLayout } from "../layout";

const ending = ".zip";

/** Where an execution's archive lies, or would. */
export function archiveFile(layout: WorkspaceLayout, id: string): string {
  return join(layout.archive, `${id}${ending}`);
}

/**
 * The ids of a workspace's archived executions: every real file `<id>.zip` of `archive/`.
 * @throws when the folder exists and cannot be read.
 */
export function listArchivedIds(layout: WorkspaceLayout): string[] {
  try {
    return readdirSync(layout.archive, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() && entry.name.endsWith(ending) && !entry.name.startsWith(".")
        ? [entry.name.slice(0, -ending.length)]
        : [],
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

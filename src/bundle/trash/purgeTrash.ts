import { existsSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceLayout } from "../layout";
import { sweepLeftovers } from "../leftovers";
import { removeCopies } from "../archive/bundleFolder";
import { purgeTrashed } from "./deleteBundle";
import { findTrashed, listTrash } from "./trash";
import { notedIds, removeNote } from "./trashNotes";

const dayMs = 24 * 3600 * 1000;

/**
 * Takes away for good what was deleted longer ago than so many days (0: never), and what killed processes left behind.
 * What cannot be taken away waits for the next time.
 * @returns the ids that are gone.
 */
export async function purgeTrash(
  layout: WorkspaceLayout,
  days: number,
  now: Date = new Date(),
): Promise<string[]> {
  await sweepLeftovers(layout);
  await removeCopies(layout, null, now);
  const gone: string[] = [];
  if (days > 0)
    for (const { id, at } of listTrash(layout)) {
      if (now.getTime() - Date.parse(at) <= days * dayMs) continue;
      try {
        await purgeTrashed(layout, id);
        gone.push(id);
      } catch {
        // In use, or closed to us.
      }
    }
  for (const id of notedIds(layout))
    if (findTrashed(layout, id) === null && !existsSync(join(layout.executions, id))) removeNote(layout, id);
  return gone;
}

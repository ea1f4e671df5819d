import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";
import { readSummary } from "../readSummary";
import { bundleStamp } from "./bundleStamp";
import type { IndexRow } from "./indexRow";

/** Reads a live execution; undefined where there is no folder of that name. @param imported the ids that were imported. */
export function readRow(
  layout: WorkspaceLayout,
  id: string,
  imported: ReadonlySet<string>,
): IndexRow | undefined {
  const path = join(layout.executions, id);
  // A link is no bundle: it could lead out of the workspace.
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  const stamp = bundleStamp(path);
  return { stamp, summary: readSummary(path, { imported }) };
}

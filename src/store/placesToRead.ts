import { isAbsolute, join, relative, resolve, sep } from "node:path";
import type { WorkspaceLayout } from "../bundle/layout";

/** So many files and folders of a folder are read at most: a disk takes seconds to list them. */
export const mostEntries = 50_000;

/**
 * Whether to look at what lies at a place that a record names, be it for its size alone. Executions from elsewhere may
 * name any place: of theirs it is looked at in the workspace. To ask a network share may wait long, and tells it who asks.
 * @param place in the workspace, or absolute. @param isOwn whether an execution of this workspace names it.
 */
export function mayLook(
  { workspace }: Pick<WorkspaceLayout, "workspace">,
  place: string,
  isOwn: boolean,
): boolean {
  const inside = relative(workspace, resolve(workspace, place));
  const isInside = !(inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside));
  if (isShare(place)) return isInside && isShare(workspace);
  return isInside || isOwn;
}

function isShare(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}

/**
 * Whether to read all that lies in a folder: where an execution of this workspace did, and never one that holds all
 * executions.
 * @param path absolute.
 */
export function mayWalk({ root }: Pick<WorkspaceLayout, "root">, path: string, isOwn: boolean): boolean {
  return isOwn && !`${root}${sep}`.startsWith(join(path, sep));
}

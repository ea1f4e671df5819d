import { bundleFolder, type BundlePart } from "../bundle/archive/bundleFolder";
import type { ExecutionSummary } from "../core/summary";
import { chooseExecution, type Chosen } from "./chooseExecution";
import type { Workspaces } from "../host/workspaces";

/**
 * The one execution that a command was started on, for a command that reads its files: the path is that of a folder, of
 * an archived one that of a copy in the cache.
 * @param part how much of it is read.
 */
export async function chooseReadable(
  workspaces: Workspaces,
  args: readonly unknown[],
  part: BundlePart,
  fits?: (execution: ExecutionSummary) => boolean,
): Promise<Chosen | undefined> {
  const chosen = await chooseExecution(workspaces, args, fits);
  if (chosen === undefined) return undefined;
  const { entry, execution } = chosen;
  return { entry, execution: { ...execution, path: await bundleFolder(entry.layout, execution, part) } };
}

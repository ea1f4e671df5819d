import { join } from "node:path";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";
import { commitUrl } from "../core/forge";
import { isJsonObject, textOf } from "../core/json";
import type { ExecutionSummary } from "../core/summary";

/** A row is drawn again each minute; its record stays as it is. */
const known = new WeakMap<ExecutionSummary, boolean>();

/** Whether the commit of an execution has a page on the forge of its remote; of an archived one that is not known, so it may. */
export function hasCommitPage(execution: ExecutionSummary): boolean {
  if (execution.commit === null) return false;
  if (execution.archived) return true;
  const found = known.get(execution) ?? readPage(execution.path, execution.commit);
  known.set(execution, found);
  return found;
}

function readPage(bundle: string, commit: string): boolean {
  const git = readJsonOrNull(join(bundle, bundlePaths.git), "refuse");
  const remote = isJsonObject(git) ? textOf(git["remote"]) : null;
  return remote !== null && commitUrl(remote, commit) !== null;
}

import { compareTexts } from "../core/compareTexts";
import type { ExecutionSummary } from "../core/summary";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { askExecutions } from "../store/askExecutions";
import { describeExecution, type ExecutionDetails } from "../store/describeExecution";
import type { WorkspaceEntry, Workspaces } from "./workspaces";

/**
 * The executions of all folders that match a query, newest first.
 * @throws {HumanError} when the query cannot be read.
 */
export async function queryAll(workspaces: Workspaces, text: string): Promise<readonly ExecutionSummary[]> {
  const found: ExecutionSummary[] = [];
  for (const entry of workspaces.all())
    found.push(...(await askExecutions(entry.layout, await allOf(entry), text, new Date())));
  return found.sort((one, other) => compareTexts(other.created ?? "", one.created ?? ""));
}

/** An execution with its records; undefined where no folder has it. */
export async function getExecution(
  workspaces: Workspaces,
  id: string,
): Promise<ExecutionDetails | undefined> {
  for (const entry of workspaces.all()) {
    await allOf(entry);
    const execution = entry.store.get(id);
    if (execution !== undefined)
      return describeExecution(execution, await bundleFolder(entry.layout, execution, "metadata"));
  }
  return undefined;
}

async function allOf({ store }: WorkspaceEntry): Promise<readonly ExecutionSummary[]> {
  store.list();
  // Watchers may be late.
  store.followJournal();
  await store.whenRead();
  return store.list();
}

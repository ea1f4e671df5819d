import { isEndState, isRunning, type ExecutionState } from "../core/lifecycle";
import { methodKey } from "../core/methodKey";
import type { ExecutionSummary } from "../core/summary";
import { countInputs, type InputCounts } from "./tellingInput";

/** The executions of one method in a workspace, newest first. */
export interface ExecutionGroup {
  readonly key: string;
  readonly title: string | null;
  /** Told beside the title where another group has the same one. */
  readonly script: string | null;
  readonly executions: readonly ExecutionSummary[];
  readonly inputCounts: InputCounts;
}

/** Which executions the tree shows. */
export type ExecutionFilter = "all" | "failedAndRunning";

/** Whether an execution passes the filter. */
function passesFilter(state: ExecutionState, filter: ExecutionFilter): boolean {
  return filter === "all" || state === "FAILED" || state === "DEAD" || isRunning(state) || isWaiting(state);
}

/** Whether an execution has a record and was not launched yet. */
export function isWaiting(state: ExecutionState): boolean {
  return state === "CREATED" || state === "SCHEDULED";
}

/** Whether the row of an execution goes on changing by itself. */
export function isUnfinished(state: ExecutionState): boolean {
  return !isEndState(state) && state !== "DEAD" && state !== "UNKNOWN";
}

/**
 * Executions by method; the group with the newest execution comes first.
 * @param executions newest first.
 */
export function groupExecutions(
  executions: readonly ExecutionSummary[],
  filter: ExecutionFilter,
): ExecutionGroup[] {
  const groups = new Map<string, ExecutionSummary[]>();
  for (const execution of executions) {
    if (!passesFilter(execution.state, filter)) continue;
    const key = methodKey(execution);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [execution]);
    else group.push(execution);
  }
  const named = [...groups].map(([key, members]) => ({
    key,
    title: members[0]?.method ?? members[0]?.methodId ?? null,
    script: members[0]?.script ?? null,
    executions: members,
    inputCounts: countInputs(members),
  }));
  const titles = new Map<string | null, number>();
  for (const { title } of named) titles.set(title, (titles.get(title) ?? 0) + 1);
  return named.map((group) => ({ ...group, script: titles.get(group.title) === 1 ? null : group.script }));
}

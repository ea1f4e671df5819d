import { isRunning, recordedStates, type ExecutionState } from "../lifecycle";
import type { ExecutionSummary } from "../summary";

const groups: Readonly<Record<string, (state: ExecutionState) => boolean>> = {
  pending: (state) => state === "CREATED" || state === "SCHEDULED",
  running: isRunning,
  completed: (state) => state === "COMPLETED",
  failed: (state) => state === "FAILED" || state === "DEAD",
  cached: (state) => state === "CACHED",
};

const ogcStatuses = ["accepted", "running", "successful", "failed", "dismissed"];
const allStates: readonly ExecutionState[] = [...recordedStates, "DEAD", "UNKNOWN"];
const states: readonly string[] = allStates.map((state) => state.toLowerCase());

/** What `status:` may say: a group, a state, an OGC status; each once, in lower case. */
export const statusWords: readonly string[] = [
  ...new Set([...Object.keys(groups), ...states, ...ogcStatuses]),
];

/** Whether an execution has a status: the words of groups go before those of states and OGC (design, section 10). */
export function hasStatus({ state, status }: ExecutionSummary, word: string): boolean {
  const group = groups[word];
  if (group !== undefined) return group(state);
  return state.toLowerCase() === word || status === word;
}

/** {@link hasStatus} for one word that is asked of many executions. */
export function statusTest(word: string): (execution: ExecutionSummary) => boolean {
  const group = groups[word];
  if (group !== undefined) return ({ state }) => group(state);
  const states = new Set(allStates.filter((state) => state.toLowerCase() === word));
  return ({ state, status }) => states.has(state) || status === word;
}

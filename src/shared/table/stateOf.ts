import { recordedStates, type ExecutionState } from "../../core/lifecycle";

/** All states that an execution can be in, as the page tells them. */
export const states: readonly ExecutionState[] = [...recordedStates, "DEAD", "UNKNOWN"];

/** The state that a word of a query names, such as "completed"; null where it names a group or an OGC status. */
export function stateOf(word: string): ExecutionState | null {
  return states.find((state) => state === word.toUpperCase()) ?? null;
}

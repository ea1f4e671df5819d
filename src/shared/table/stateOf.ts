import { isRecordedState, type ExecutionState } from "../../core/lifecycle";

/** The state that a word of a query names, such as "completed"; null where it names a group or an OGC status. */
export function stateOf(word: string): ExecutionState | null {
  const state = word.toUpperCase();
  if (isRecordedState(state)) return state;
  return state === "DEAD" || state === "UNKNOWN" ? state : null;
}

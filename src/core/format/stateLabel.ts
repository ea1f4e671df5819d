import type { ExecutionState } from "../lifecycle";

/** The state as a word: "Completed". */
export function stateLabel(state: ExecutionState): string {
  return state.charAt(0) + state.slice(1).toLowerCase();
}

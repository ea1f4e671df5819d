import { isEndState } from "./lifecycle";
import type { ExecutionSummary } from "./summary";

/**
 * Whether `recover` has something to do: there is no end (DEAD, UNKNOWN), or one without a seal. What was imported is
 * not ours to seal, and an archived one has no folder.
 */
export function mayRecover({
  state,
  sealed,
  imported,
  archived,
}: Pick<ExecutionSummary, "state" | "sealed" | "imported" | "archived">): boolean {
  if (imported || archived) return false;
  return state === "DEAD" || state === "UNKNOWN" || isUnsealed({ state, sealed, imported });
}

/** Whether it ended and its seal is missing though it is ours: the power went, or the disk was full. */
function isUnsealed({
  state,
  sealed,
  imported,
}: Pick<ExecutionSummary, "state" | "sealed" | "imported">): boolean {
  return isEndState(state) && !sealed && !imported;
}

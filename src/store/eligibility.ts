import { stateLabel } from "../core/format/stateLabel";
import { isEndState, mayDelete } from "../core/lifecycle";
import { mayRecover } from "../core/mayRecover";
import type { ExecutionSummary } from "../core/summary";
import { conditionOf } from "../bundle/owner";
import { isSealed, readStatus } from "./readSummary";

/** Why an execution cannot be archived, or null when it can: only what has ended and is written whole goes there. */
export function archiveRefusal(execution: ExecutionSummary): string | null {
  if (execution.archived) return "it is archived already";
  if (execution.state === "DEAD" || execution.state === "UNKNOWN")
    return `it has no recorded end (${stateLabel(execution.state)}): recover it first`;
  if (!isEndState(execution.state)) return runningText(execution);
  return isBeingFinished(execution) ? finishingText : null;
}

/** Why an execution cannot be deleted, or null when it can. */
export function deleteRefusal(execution: ExecutionSummary): string | null {
  if (!mayDelete(execution.state)) return runningText(execution);
  return isBeingFinished(execution) ? finishingText : null;
}

/** Whether `recover` has something to do: a runner that still writes the end, or just has, needs no help. */
export function isRecoverable(execution: ExecutionSummary): boolean {
  if (!mayRecover(execution) || isBeingFinished(execution)) return false;
  return !isEndState(execution.state) || !isSealed(execution.path);
}

const finishingText = "its runner is still writing it; try again in a moment";

function runningText({ state }: ExecutionSummary): string {
  return `it has not ended (${stateLabel(state)}): stop it first`;
}

/** After the end state manifest and signature are written: until then its runner, if it is ours, needs the folder. */
function isBeingFinished({ state, sealed, archived, imported, path }: ExecutionSummary): boolean {
  if (sealed || archived || imported || !isEndState(state)) return false;
  const status = readStatus(path);
  return !("problem" in status) && status.owner !== null && conditionOf(status.owner) === "alive";
}

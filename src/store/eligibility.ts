import { stateLabel } from "../core/format/stateLabel";
import { isEndState, mayDelete } from "../core/lifecycle";
import { mayRecover } from "../core/mayRecover";
import type { ExecutionSummary } from "../core/summary";
import { inEnglish, type Translate } from "../core/translate";
import { conditionOf } from "../bundle/owner";
import { isSealed, readStatus } from "./readSummary";

/** Why an execution cannot be archived, or null when it can: only what has ended and is written whole goes there. */
export function archiveRefusal(execution: ExecutionSummary, t: Translate = inEnglish): string | null {
  const { archived, state } = execution;
  if (archived) return t("it is archived already");
  if (state === "DEAD" || state === "UNKNOWN")
    return t("it has no recorded end ({0}): recover it first", stateLabel(state));
  if (!isEndState(state)) return runningText(execution, t);
  return isBeingFinished(execution) ? finishingText(t) : null;
}

/** Why an execution cannot be deleted, or null when it can. */
export function deleteRefusal(execution: ExecutionSummary, t: Translate = inEnglish): string | null {
  if (!mayDelete(execution.state)) return runningText(execution, t);
  return isBeingFinished(execution) ? finishingText(t) : null;
}

/** Whether `recover` has something to do: a runner that still writes the end, or just has, needs no help. */
export function isRecoverable(execution: ExecutionSummary): boolean {
  if (!mayRecover(execution) || isBeingFinished(execution)) return false;
  return !isEndState(execution.state) || !isSealed(execution.path);
}

function finishingText(t: Translate): string {
  return t("its runner is still writing it; try again in a moment");
}

function runningText({ state }: ExecutionSummary, t: Translate): string {
  return t("it has not ended ({0}): stop it first", stateLabel(state));
}

/** After the end state manifest and signature are written: until then its runner, if it is ours, needs the folder. */
function isBeingFinished({ state, sealed, archived, imported, path }: ExecutionSummary): boolean {
  if (sealed || archived || imported || !isEndState(state)) return false;
  const status = readStatus(path);
  return !("problem" in status) && status.owner !== null && conditionOf(status.owner) === "alive";
}

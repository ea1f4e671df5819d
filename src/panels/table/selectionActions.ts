import { mayRetry, mayStop, mayVerify } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import { isRecoverable } from "../../store/eligibility";
import type { ActionView, SelectionVerb } from "../../shared/table/tableView";

/** Why an action on what is selected cannot be done, in the user's language. */
export interface SelectionReasons {
  readonly onlyOne: string;
  readonly notRunning: string;
  readonly didNotFail: string;
  readonly hasEnd: string;
  readonly notSealed: string;
  readonly archived: string;
  readonly notArchived: string;
  /** Why one cannot be archived or deleted, null where it can. */
  readonly archive: (summary: ExecutionSummary) => string | null;
  readonly delete: (summary: ExecutionSummary) => string | null;
}

/** Of how many of the selected executions each action can be done (design, section 4), and why of none. */
export function actionsOn(
  summaries: readonly ExecutionSummary[],
  reasons: SelectionReasons,
): Record<SelectionVerb, ActionView> {
  const all = { eligible: summaries.length, reason: null };
  const where = (fits: (summary: ExecutionSummary) => boolean, reason: string): ActionView =>
    eligible(summaries, (summary) => (fits(summary) ? null : reason));
  return {
    stop: where(({ state }) => mayStop(state), reasons.notRunning),
    archive: eligible(summaries, reasons.archive),
    editTags: where(({ archived }) => !archived, reasons.archived),
    exportAs: all,
    verify: where(({ state }) => mayVerify(state), reasons.notSealed),
    delete: eligible(summaries, reasons.delete),
    rerun: summaries.length === 1 ? all : { eligible: 0, reason: reasons.onlyOne },
    retry: where(({ state }) => mayRetry(state), reasons.didNotFail),
    recover: where(isRecoverable, reasons.hasEnd),
    unarchive: where(({ archived }) => archived, reasons.notArchived),
    copyLink: all,
  };
}

function eligible(
  summaries: readonly ExecutionSummary[],
  refusalOf: (summary: ExecutionSummary) => string | null,
): ActionView {
  let count = 0;
  let reason: string | null = null;
  for (const summary of summaries) {
    const refusal = refusalOf(summary);
    if (refusal === null) count += 1;
    else reason ??= refusal;
  }
  return { eligible: count, reason: count === 0 ? reason : null };
}

import { isEndState, mayRetry, mayStop, mayVerify } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import { isRecoverable } from "../../store/eligibility";
import type { ActionView, SelectionVerb } from "../../shared/table/tableView";

/** Why an action on what is selected cannot be done, in the user's language. */
export interface SelectionReasons {
  readonly onlyOne: string;
  readonly atLeastTwo: string;
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

interface Answers {
  readonly archive: string | null;
  readonly delete: string | null;
  readonly isRecoverable: boolean;
}

/** What only the files of an execution tell, looked for once. */
export class BundleAnswers {
  private readonly known = new WeakMap<ExecutionSummary, Answers>();

  of(summary: ExecutionSummary, reasons: Pick<SelectionReasons, "archive" | "delete">): Answers {
    const known = this.known.get(summary);
    if (known !== undefined) return known;
    const answers = {
      archive: reasons.archive(summary),
      delete: reasons.delete(summary),
      isRecoverable: isRecoverable(summary),
    };
    // That its runner is done with an execution shows in its files alone.
    if (!asksFiles(summary) || answers.delete === null) this.known.set(summary, answers);
    return answers;
  }
}

/** Executions of which all actions say the same: one of them, and how many they are. */
interface Alike {
  readonly summary: ExecutionSummary;
  count: number;
}

/**
 * Of how many of the selected executions each action can be done (design, section 4), and why of none.
 * @param answers keeps what was looked for in files from one time to the next.
 */
export function actionsOn(
  summaries: readonly ExecutionSummary[],
  reasons: SelectionReasons,
  answers = new BundleAnswers(),
): Record<SelectionVerb, ActionView> {
  const all = { eligible: summaries.length, reason: null };
  const kinds = kindsOf(summaries);
  const where = (fits: (summary: ExecutionSummary) => boolean, reason: string): ActionView =>
    eligible(kinds, (summary) => (fits(summary) ? null : reason));
  return {
    compare: summaries.length > 1 ? all : { eligible: 0, reason: reasons.atLeastTwo },
    stop: where(({ state }) => mayStop(state), reasons.notRunning),
    archive: eligible(kinds, (summary) => answers.of(summary, reasons).archive),
    editTags: where(({ archived }) => !archived, reasons.archived),
    exportAs: all,
    verify: where(({ state }) => mayVerify(state), reasons.notSealed),
    delete: eligible(kinds, (summary) => answers.of(summary, reasons).delete),
    rerun: summaries.length === 1 ? all : { eligible: 0, reason: reasons.onlyOne },
    retry: where(({ state }) => mayRetry(state), reasons.didNotFail),
    recover: where((summary) => answers.of(summary, reasons).isRecoverable, reasons.hasEnd),
    unarchive: where(({ archived }) => archived, reasons.notArchived),
    copyLink: all,
  };
}

/** Ended, without a seal, and ours: only its files tell whether its runner still writes. */
function asksFiles({ state, sealed, archived, imported }: ExecutionSummary): boolean {
  return isEndState(state) && !sealed && !archived && !imported;
}

function kindsOf(summaries: readonly ExecutionSummary[]): readonly Alike[] {
  const kinds = new Map<unknown, Alike>();
  for (const summary of summaries) {
    const { state, sealed, archived, imported } = summary;
    const kind = asksFiles(summary) ? summary : `${state} ${sealed} ${archived} ${imported}`;
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { summary, count: 1 });
    else known.count += 1;
  }
  return [...kinds.values()];
}

function eligible(
  kinds: readonly Alike[],
  refusalOf: (summary: ExecutionSummary) => string | null,
): ActionView {
  let count = 0;
  let reason: string | null = null;
  for (const kind of kinds) {
    const refusal = refusalOf(kind.summary);
    if (refusal === null) count += kind.count;
    else reason ??= refusal;
  }
  return { eligible: count, reason: count === 0 ? reason : null };
}

import { HumanError } from "../../core/humanError";
import type { HousekeepingAction } from "../../core/housekeeping/housekeepingRule";
import { mayStillBeTaken } from "../../core/housekeeping/planHousekeeping";
import type { ExecutionSummary } from "../../core/summary";
import { inEnglish, type Translate } from "../../core/translate";
import { archiveBundle } from "../../bundle/archive/archiveBundle";
import { removeCopies } from "../../bundle/archive/bundleFolder";
import { unarchiveBundle } from "../../bundle/archive/unarchiveBundle";
import type { WorkspaceLayout } from "../../bundle/layout";
import { deleteBundle } from "../../bundle/trash/deleteBundle";
import { restoreDeleted } from "../../bundle/trash/restoreDeleted";
import { eachInTurn } from "../eachInTurn";
import { archiveRefusal, deleteRefusal } from "../eligibility";

/** What shall become of an execution. */
export interface HousekeepingTask {
  readonly id: string;
  readonly action: HousekeepingAction;
}

export interface HousekeepingRefusal {
  readonly id: string;
  readonly reason: string;
}

export interface HousekeepingOutcome {
  readonly done: readonly HousekeepingTask[];
  readonly refused: readonly HousekeepingRefusal[];
}

export interface HousekeepingProgress {
  /** How many tasks are done, or refused. */
  readonly onDone?: (done: number) => void;
  /** What was done until it is aborted stays done, and is told. */
  readonly signal?: AbortSignal;
  /** Of reasons; left out: they are in English. */
  readonly translate?: Translate;
}

/** What is asked once more of executions before they go. */
interface PresentFacts {
  /** An execution as it is now. */
  readonly get: (id: string) => ExecutionSummary | undefined;
  /** Those of some that others use; it is asked once, of all that are to be deleted, before the first one is. */
  readonly usedOf: (ids: readonly string[]) => Promise<readonly string[]>;
}

/**
 * Archives and deletes (to the trash) one after the other. What was pinned or tagged or is running by now stays, and what
 * another one came to use is not deleted.
 */
export async function runHousekeeping(
  layout: WorkspaceLayout,
  tasks: readonly HousekeepingTask[],
  { get, usedOf }: PresentFacts,
  progress: HousekeepingProgress = {},
): Promise<HousekeepingOutcome> {
  const { translate: t = inEnglish } = progress;
  const doomed = tasks.flatMap(({ id, action }) => (action === "delete" ? [id] : []));
  let used: Promise<readonly string[]> | null = null;
  return await each(tasks, progress, async ({ id, action }) => {
    const signal = progress.signal === undefined ? {} : { signal: progress.signal };
    if (action === "archive") {
      refuse(get(id), action, t);
      await archiveBundle(layout, id, signal);
      return;
    }
    used ??= usedOf(doomed);
    if ((await used).includes(id)) throw new HumanError(t("another one has used it meanwhile"));
    refuse(get(id), action, t);
    await deleteBundle(layout, id);
  });
}

/** @throws {HumanError} with the reason why an execution may not be taken, as it is now. */
function refuse(execution: ExecutionSummary | undefined, action: HousekeepingAction, t: Translate): void {
  if (execution === undefined) throw new HumanError(t("it is not there any more"));
  const refusal = action === "archive" ? archiveRefusal(execution, t) : deleteRefusal(execution, t);
  if (refusal !== null) throw new HumanError(refusal);
  if (!mayStillBeTaken(execution, action)) throw new HumanError(t("it was pinned or tagged meanwhile"));
}

/** Brings back what was archived and deleted. */
export async function undoHousekeeping(
  layout: WorkspaceLayout,
  done: readonly HousekeepingTask[],
  progress: HousekeepingProgress = {},
): Promise<HousekeepingOutcome> {
  return await each(done, progress, async ({ id, action }) => {
    if (action === "delete") {
      await restoreDeleted(layout, id);
      return;
    }
    await unarchiveBundle(layout, id, progress.signal === undefined ? {} : { signal: progress.signal });
    await removeCopies(layout, id);
  });
}

async function each(
  tasks: readonly HousekeepingTask[],
  { onDone, signal }: HousekeepingProgress,
  act: (task: HousekeepingTask) => Promise<void>,
): Promise<HousekeepingOutcome> {
  const taken = async (task: HousekeepingTask, index: number): Promise<void> => {
    try {
      await act(task);
    } finally {
      if (signal?.aborted !== true) onDone?.(index + 1);
    }
  };
  const { done, refused } = await eachInTurn(tasks, taken, signal);
  return { done, refused: refused.map(({ one, reason }) => ({ id: one.id, reason })) };
}

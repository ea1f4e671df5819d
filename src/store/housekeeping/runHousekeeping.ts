import { HumanError } from "../../core/humanError";
import type { HousekeepingAction } from "../../core/housekeeping/housekeepingRule";
import { mayStillBeTaken } from "../../core/housekeeping/planHousekeeping";
import type { ExecutionSummary } from "../../core/summary";
import { archiveBundle } from "../../bundle/archive/archiveBundle";
import { removeCopies } from "../../bundle/archive/bundleFolder";
import { unarchiveBundle } from "../../bundle/archive/unarchiveBundle";
import type { WorkspaceLayout } from "../../bundle/layout";
import { deleteBundle } from "../../bundle/trash/deleteBundle";
import { restoreDeleted } from "../../bundle/trash/restoreDeleted";
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
}

/**
 * Archives and deletes (to the trash) one after the other. What was pinned, tagged or is running by now stays.
 * @param get an execution as it is now.
 */
export async function runHousekeeping(
  layout: WorkspaceLayout,
  tasks: readonly HousekeepingTask[],
  get: (id: string) => ExecutionSummary | undefined,
  progress: HousekeepingProgress = {},
): Promise<HousekeepingOutcome> {
  return await each(tasks, progress, async ({ id, action }) => {
    const execution = get(id);
    if (execution === undefined) throw new HumanError("it is not there any more");
    const refusal = action === "archive" ? archiveRefusal(execution) : deleteRefusal(execution);
    if (refusal !== null) throw new HumanError(refusal);
    if (!mayStillBeTaken(execution, action)) throw new HumanError("it was pinned or tagged meanwhile");
    const signal = progress.signal === undefined ? {} : { signal: progress.signal };
    if (action === "archive") await archiveBundle(layout, id, signal);
    else await deleteBundle(layout, id);
  });
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
  const done: HousekeepingTask[] = [];
  const refused: HousekeepingRefusal[] = [];
  for (const [index, task] of tasks.entries()) {
    if (isAborted(signal)) break;
    try {
      await act(task);
      done.push(task);
    } catch (error) {
      if (isAborted(signal)) break;
      if (!(error instanceof HumanError)) throw error;
      refused.push({ id: task.id, reason: error.message });
    }
    onDone?.(index + 1);
  }
  return { done, refused };
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

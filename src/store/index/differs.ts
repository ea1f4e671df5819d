import type { ExecutionSummary } from "../../core/summary";

/** Whether an execution is another than before, came or went. */
export function differs(before: ExecutionSummary | undefined, after: ExecutionSummary | undefined): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** What is read for the first time is no change. */
export function nothingDiffers(): boolean {
  return false;
}

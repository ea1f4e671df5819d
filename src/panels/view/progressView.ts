import { isRunning } from "../../core/lifecycle";
import type { JobStatus } from "../../core/jobStatus";
import type { ExecutionSummary } from "../../core/summary";
import type { ProgressView } from "../../shared/details/detailsView";

/** Below this a percentage tells too little to reckon the time left. */
const smallestTelling = 3;

/** How far a running execution is; the time left is reckoned from the time that its progress took. */
export function progressView(
  summary: ExecutionSummary,
  status: JobStatus | null,
  now: Date,
): ProgressView | null {
  if (!isRunning(summary.state)) return null;
  const percent = summary.progress ?? 0;
  const message = ownMessage(summary.message ?? "", status);
  if (percent < smallestTelling || percent >= 100 || summary.started === null)
    return { percent, message, leftMs: null };
  const elapsed = now.getTime() - Date.parse(summary.started);
  return { percent, message, leftMs: Math.max(0, (elapsed / percent) * (100 - percent)) };
}

/** The message that came with the state says no more than the state. */
function ownMessage(message: string, status: JobStatus | null): string {
  return message === status?.history.at(-1)?.message ? "" : message;
}

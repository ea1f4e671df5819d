import { leaveSpareFifos } from "./fifos";
import { writeLastRun } from "./lastRun";
import type { Captured, Preparation } from "./prepareExecution";

/** Makes ready, while the script runs, what the next run needs before its script. */
export async function leaveReady(
  { request, mask }: Pick<Preparation, "request" | "mask">,
  { known }: Pick<Captured, "known">,
): Promise<void> {
  try {
    // The message of a commit may hold a secret of this run.
    if (mask === null) writeLastRun(request.layout, (await request.code).record, known);
    await leaveSpareFifos();
  } catch {
    // The next run does without.
  }
}

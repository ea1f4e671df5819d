import { leaveSpareFifos } from "./fifos";
import { writeLastRun } from "./lastRun";
import type { Captured, Preparation } from "./prepareExecution";

type Run = Pick<Preparation, "request" | "mask"> & Pick<Captured, "known">;

/**
 * Begins to make ready, while the script runs, what the next run needs before its script.
 * @returns ends that at the end of the run, which does not wait for it.
 */
export function leaveReady(run: Run): () => Promise<void> {
  const end = new AbortController();
  const ready = makeReady(run, end.signal);
  return async () => {
    end.abort();
    await ready;
  };
}

async function makeReady({ request, mask, known }: Run, signal: AbortSignal): Promise<void> {
  try {
    // The message of a commit may hold a secret of this run.
    if (mask === null) writeLastRun(request.layout, (await request.code).record, known);
    await leaveSpareFifos(signal);
  } catch {
    // The next run does without.
  }
}

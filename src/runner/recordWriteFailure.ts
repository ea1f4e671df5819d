import type { TransitionDetails } from "../core/jobStatus";
import type { ExecutionRecord } from "./executionRecord";

/** The end state, so that readers know that it ended, even where the rest could not be written. */
export function recordWriteFailure(record: ExecutionRecord, details: TransitionDetails): void {
  try {
    record.advance(["FAILED"], details);
  } catch {
    // Nothing can be written any more: the record stays as it was, and the execution is found as DEAD.
  }
}

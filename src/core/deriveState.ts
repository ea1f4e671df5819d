import { isEndState, type ExecutionState } from "./lifecycle";
import type { JobStatus } from "./jobStatus";

/**
 * The state that readers see: the recorded one, or DEAD or UNKNOWN where the owner is gone or cannot be asked
 * (design, section 4). Nothing is written.
 */
export function deriveState(
  status: JobStatus,
  owner: "alive" | "dead" | "elsewhere" | "none",
): ExecutionState {
  if (isEndState(status.state) || owner === "alive") return status.state;
  return owner === "dead" ? "DEAD" : "UNKNOWN";
}

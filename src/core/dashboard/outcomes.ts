import type { ExecutionSummary } from "../summary";

/** How an execution ended, as a dashboard counts it; "other": it has not, or nothing was run. */
export type Outcome = "well" | "badly" | "stopped" | "other";

export function outcomeOf({ state }: ExecutionSummary): Outcome {
  switch (state) {
    case "COMPLETED":
    case "CACHED":
      return "well";
    case "FAILED":
    case "DEAD":
      return "badly";
    case "STOPPED":
      return "stopped";
    default:
      return "other";
  }
}

/** How long a completed execution took, in ms; null for others, and where that is not known. */
export function timeTaken({ state, durationMs }: ExecutionSummary): number | null {
  return state === "COMPLETED" && durationMs !== null && durationMs >= 0 ? durationMs : null;
}

/** Of those that ended well or badly the part that ended well, 0 to 1; null where none has. */
export function successRate(well: number, badly: number): number | null {
  return well + badly === 0 ? null : well / (well + badly);
}

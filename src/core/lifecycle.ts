/** The states that a record may carry (design, section 4). */
export const recordedStates = [
  "CREATED",
  "SCHEDULED",
  "STARTED",
  "EXECUTING",
  "STOPPING",
  "COMPLETED",
  "FAILED",
  "STOPPED",
  "CACHED",
  "SKIPPED",
  "BLOCKED",
] as const;

export type RecordedState = (typeof recordedStates)[number];

/** DEAD and UNKNOWN are derived when a record is read, never written. */
export type ExecutionState = RecordedState | "DEAD" | "UNKNOWN";

/** OGC API Processes 1.0, statusInfo.status. */
export type OgcStatus = "accepted" | "running" | "successful" | "failed" | "dismissed";

const nextStates: Readonly<Record<RecordedState, readonly RecordedState[]>> = {
  CREATED: ["SCHEDULED", "STARTED", "CACHED", "SKIPPED", "BLOCKED", "STOPPED", "FAILED"],
  SCHEDULED: ["STARTED", "STOPPING", "BLOCKED", "FAILED"],
  STARTED: ["EXECUTING", "STOPPING", "FAILED"],
  EXECUTING: ["COMPLETED", "STOPPING", "FAILED"],
  STOPPING: ["STOPPED", "FAILED"],
  COMPLETED: [],
  FAILED: [],
  STOPPED: [],
  CACHED: [],
  SKIPPED: [],
  BLOCKED: [],
};

const ogcStatuses: Readonly<Record<RecordedState, OgcStatus>> = {
  CREATED: "accepted",
  SCHEDULED: "accepted",
  STARTED: "running",
  EXECUTING: "running",
  STOPPING: "running",
  COMPLETED: "successful",
  FAILED: "failed",
  STOPPED: "dismissed",
  CACHED: "successful",
  SKIPPED: "successful",
  BLOCKED: "dismissed",
};

/** Whether the table of transitions allows `to` after `from`. */
export function mayFollow(from: RecordedState, to: RecordedState): boolean {
  return nextStates[from].includes(to);
}

/** The OGC status that a recorded state is told as. */
export function ogcStatusOf(state: RecordedState): OgcStatus {
  return ogcStatuses[state];
}

/** Whether nothing can follow: the execution has ended. */
export function isEndState(state: ExecutionState): boolean {
  return state !== "DEAD" && state !== "UNKNOWN" && nextStates[state].length === 0;
}

/** Whether the execution is under way: STARTED, EXECUTING or STOPPING. */
export function isRunning(state: ExecutionState): boolean {
  return state === "STARTED" || state === "EXECUTING" || state === "STOPPING";
}

/** Whether the script may go on printing: of one on another host or boot nobody knows. */
export function mayPrint(state: ExecutionState): boolean {
  return !isEndState(state) && state !== "DEAD";
}

/** Whether a stop may be asked for. */
export function mayStop(state: ExecutionState): boolean {
  return state === "CREATED" || state === "SCHEDULED" || state === "STARTED" || state === "EXECUTING";
}

/** Whether the bundle may be deleted. */
export function mayDelete(state: ExecutionState): boolean {
  return isEndState(state) || state === "DEAD" || state === "UNKNOWN";
}

/** Whether there may be a seal to verify: an unreadable one may have been changed after it was sealed. */
export function mayVerify(state: ExecutionState): boolean {
  return isEndState(state) || state === "UNKNOWN";
}

/** Whether it did not succeed and may be tried again as it was. */
export function mayRetry(state: ExecutionState): boolean {
  return state === "FAILED" || state === "STOPPED" || state === "BLOCKED" || state === "DEAD";
}

/** Whether it is over, as far as anyone can tell: its code, inputs and outputs may serve a further run. */
export function mayRepeat(state: ExecutionState): boolean {
  return isEndState(state) || state === "DEAD" || state === "UNKNOWN";
}

export function isRecordedState(value: unknown): value is RecordedState {
  return recordedStates.some((state) => state === value);
}

import { isRecordedState, mayFollow, ogcStatusOf, type OgcStatus, type RecordedState } from "./lifecycle";
import { isJsonObject } from "./json";

/** Who runs it: recognised by all five together, so that a recycled pid is not taken for the owner. */
export interface Owner {
  readonly machineId: string;
  readonly bootId: string;
  readonly pidNamespace: string;
  readonly pid: number;
  /** Start of the process in clock ticks since boot on Linux, else milliseconds since the epoch. */
  readonly startTime: number;
  /** The script's process group, once it runs. */
  readonly processGroup: number | null;
  readonly host: string;
}

export interface StateChange {
  readonly state: RecordedState;
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly message: string;
}

export interface Link {
  readonly href: string;
  readonly rel?: string;
  readonly title?: string;
  readonly type?: string;
}

/** `metadata/jobStatus.json`: OGC API Processes 1.0 statusInfo, and our lifecycle. */
export interface JobStatus {
  readonly jobID: string;
  readonly processID: string;
  readonly type: "process";
  readonly status: OgcStatus;
  readonly message: string;
  /** 0 to 100. */
  readonly progress: number;
  readonly created: string;
  readonly started?: string;
  readonly finished?: string;
  readonly updated: string;
  readonly links: readonly Link[];
  readonly state: RecordedState;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly reason: string | null;
  readonly owner: Owner | null;
  readonly history: readonly StateChange[];
}

/** What a transition may set beside the state. */
export interface TransitionDetails {
  readonly message?: string;
  readonly exitCode?: number | null;
  readonly signal?: string | null;
  readonly reason?: string | null;
}

/** The record of an execution that exists and was not launched yet. */
export function createdStatus(
  executionId: string,
  methodId: string,
  at: Date,
  owner: Owner | null,
): JobStatus {
  const created = at.toISOString();
  return {
    jobID: executionId,
    processID: methodId,
    type: "process",
    status: ogcStatusOf("CREATED"),
    message: "Created",
    progress: 0,
    created,
    updated: created,
    links: [{ href: "provo.xml", rel: "prov", type: "application/provenance+xml" }],
    state: "CREATED",
    exitCode: null,
    signal: null,
    reason: null,
    owner,
    history: [{ state: "CREATED", at: created, message: "Created" }],
  };
}

/**
 * The record after a transition; times, OGC status and history follow from the state.
 * @throws {Error} when the table of transitions does not allow it: a defect of the caller.
 */
export function advance(
  status: JobStatus,
  state: RecordedState,
  at: Date,
  details: TransitionDetails = {},
): JobStatus {
  if (!mayFollow(status.state, state))
    throw new Error(`${status.jobID}: ${status.state} may not become ${state}`);
  const time = at.toISOString();
  const message = details.message ?? defaultMessage(state);
  return {
    ...status,
    status: ogcStatusOf(state),
    state,
    message,
    updated: time,
    ...(status.started === undefined && (state === "STARTED" || state === "EXECUTING")
      ? { started: time }
      : {}),
    ...(hasEnded(state) ? { finished: time } : {}),
    progress: state === "COMPLETED" || state === "CACHED" ? 100 : status.progress,
    exitCode: details.exitCode === undefined ? status.exitCode : details.exitCode,
    signal: details.signal === undefined ? status.signal : details.signal,
    reason: details.reason === undefined ? status.reason : details.reason,
    history: [...status.history, { state, at: time, message }],
  };
}

/** The record with a new message or progress in the same state. */
export function withProgress(
  status: JobStatus,
  at: Date,
  message: string,
  progress: number | null,
): JobStatus {
  const bounded = progress === null ? status.progress : Math.min(100, Math.max(0, progress));
  return { ...status, message, progress: bounded, updated: at.toISOString() };
}

/**
 * What stands in a `jobStatus.json`; of CCP's (no `state`) the state is told from the OGC status.
 * @returns the record, or the reason why it is none.
 */
export function parseJobStatus(value: unknown): JobStatus | { readonly problem: string } {
  if (!isJsonObject(value)) return { problem: "jobStatus.json is not a JSON object" };
  const state = isRecordedState(value["state"]) ? value["state"] : stateOfOgcStatus(value["status"]);
  if (state === null) return { problem: "jobStatus.json has neither a known state nor a known status" };
  const created = text(value["created"]) ?? text(value["started"]) ?? "";
  const started = text(value["started"]);
  const finished = text(value["finished"]);
  return {
    jobID: text(value["jobID"]) ?? "",
    processID: text(value["processID"]) ?? "",
    type: "process",
    status: ogcStatusOf(state),
    message: text(value["message"]) ?? "",
    progress: number(value["progress"]) ?? 0,
    created,
    ...(started === null ? {} : { started }),
    ...(finished === null ? {} : { finished }),
    updated: text(value["updated"]) ?? created,
    links: Array.isArray(value["links"]) ? (value["links"].filter(isJsonObject) as unknown as Link[]) : [],
    state,
    exitCode: number(value["exitCode"]),
    signal: text(value["signal"]),
    reason: text(value["reason"]),
    owner: isJsonObject(value["owner"]) ? (value["owner"] as unknown as Owner) : null,
    history: parseHistory(value["history"]),
  };
}

function parseHistory(value: unknown): StateChange[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isJsonObject).flatMap((entry) => {
    const at = text(entry["at"]);
    return isRecordedState(entry["state"]) && at !== null
      ? [{ state: entry["state"], at, message: text(entry["message"]) ?? "" }]
      : [];
  });
}

function stateOfOgcStatus(status: unknown): RecordedState | null {
  switch (status) {
    case "accepted":
      return "CREATED";
    case "running":
      return "EXECUTING";
    case "successful":
      return "COMPLETED";
    case "failed":
      return "FAILED";
    case "dismissed":
      return "STOPPED";
    default:
      return null;
  }
}

function hasEnded(state: RecordedState): boolean {
  return ["COMPLETED", "FAILED", "STOPPED", "CACHED", "SKIPPED", "BLOCKED"].includes(state);
}

function defaultMessage(state: RecordedState): string {
  return state.charAt(0) + state.slice(1).toLowerCase();
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

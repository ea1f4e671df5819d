import { isEndState, mayFollow, ogcStatusOf, type OgcStatus, type RecordedState } from "./lifecycle";

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
  /** More links. */
  readonly links?: readonly Link[];
}

const cachedFromRelation = "cachedFrom";

/** From an execution that was taken from the cache to the one whose results are its own. */
export function cachedFromLink(executionId: string): Link {
  const href = `../../${encodeURIComponent(executionId)}/metadata/jobStatus.json`;
  return { href, rel: cachedFromRelation, title: executionId, type: "application/json" };
}

/** The execution whose results are those of this one, or null. */
export function cachedFromOf({ links }: Pick<JobStatus, "links">): string | null {
  const link = links.find(({ rel }) => rel === cachedFromRelation);
  return typeof link?.title === "string" && link.title !== "" ? link.title : null;
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
  const { message = defaultMessage(state), links, ...ending } = details;
  const starts = status.started === undefined && (state === "STARTED" || state === "EXECUTING");
  return {
    ...status,
    ...ending,
    links: status.links.concat(links ?? []),
    status: ogcStatusOf(state),
    state,
    message,
    updated: time,
    ...(starts ? { started: time } : {}),
    ...(isEndState(state) ? { finished: time } : {}),
    progress: endsWell(state) ? 100 : status.progress,
    history: [...status.history, { state, at: time, message }],
  };
}

function endsWell(state: RecordedState): boolean {
  return state === "COMPLETED" || state === "CACHED";
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

function defaultMessage(state: RecordedState): string {
  return state.charAt(0) + state.slice(1).toLowerCase();
}

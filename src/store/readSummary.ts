import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { deriveState } from "../core/deriveState";
import { cachedFromOf, type JobStatus } from "../core/jobStatus";
import { numberOf, objectOf, textOf } from "../core/json";
import { isEndState, type ExecutionState } from "../core/lifecycle";
import { parseEvents, totalsOf, type EventTotals } from "../core/parseEvents";
import { parseJobStatus } from "../core/parseJobStatus";
import { metadataTitle, scriptOf, type ProcessDescription } from "../core/processDescription";
import type { Artifact, GitRecord } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { alertsOf } from "../bundle/alertRecords";
import { annotationsOf } from "../bundle/annotations";
import { isImported, type ImportFacts } from "../bundle/import/imports";
import { bundlePaths } from "../bundle/layout";
import { deadReason, unknownReason } from "../bundle/derivedReason";
import { conditionOf } from "../bundle/owner";
import { recentProcessTable } from "../bundle/processTable";
import { survivorsOfBundle } from "../bundle/survivors";
import { readTail } from "../bundle/readTail";
import { readJson, readJsonOrNull, type ReadResult } from "../bundle/readJson";
import { readRecords, type BundleRecords } from "./bundleRecords";

/** Beyond this only the end of events.ndjson is read for a summary: last values stand there. */
const maximumEventBytes = 4 * 1024 * 1024;

/**
 * One bundle at a glance. Never throws: what cannot be read makes the state UNKNOWN with the reason.
 * @param bundle the bundle's folder, absolute.
 * @param known what was read of its workspace already.
 */
export function readSummary(bundle: string, known: KnownWorkspace = {}): ExecutionSummary {
  const records = readRecords(bundle);
  const read = readJson(`${bundle}/${bundlePaths.jobStatus}`, "refuse");
  const token = readJson(`${bundle}/${bundlePaths.token}`, "refuse");
  const status = statusOf(read);
  return {
    id: basename(bundle),
    path: bundle,
    ...describeMethod(records.method),
    ...describeStatus(bundle, status),
    ...describeCode(records.git),
    ...annotationsOf(records.annotations, records.request),
    alerts: alertsOf(records.annotations).map(({ message }) => message),
    ...describeRequest(records),
    ...readTotals(bundle),
    infrastructure: textOf(records.infrastructure["id"]),
    cachedFrom: "problem" in status ? null : cachedFromOf(status),
    sealed: isThere(token) && exists(bundle, bundlePaths.manifest),
    imported: isImported(bundle, {
      ...known,
      status: read.ok ? read.value : null,
      token: token.ok ? token.value : null,
    }),
    archived: false,
    outputsBytes: records.artifacts === null ? null : outputBytes(records.artifacts),
    peakMemoryBytes: readPeakMemory(bundle),
  };
}

/** Whether manifest and signature are there. @param bundle the bundle's folder, absolute. */
export function isSealed(bundle: string): boolean {
  return exists(bundle, bundlePaths.manifest) && exists(bundle, bundlePaths.token);
}

function readPeakMemory(bundle: string): number | null {
  const instance = objectOf(readJsonOrNull(join(bundle, bundlePaths.instance), "refuse"));
  return numberOf(instance?.["peakMemoryBytes"]);
}

/** What an execution's last line tells of it: its record and what it said, without its lists of files. */
export type ExecutionEnd = Pick<ExecutionSummary, "id" | "path" | "durationMs" | "metrics" | "cachedFrom">;

/** The end of one bundle. Never throws. @param bundle the bundle's folder, absolute. */
export function readEnd(bundle: string): ExecutionEnd {
  const status = readStatus(bundle);
  const { durationMs } = describeStatus(bundle, status);
  const { metrics } = readTotals(bundle);
  const cachedFrom = "problem" in status ? null : cachedFromOf(status);
  return { id: basename(bundle), path: bundle, durationMs, metrics, cachedFrom };
}

/** The ids that were imported, the user's own key, and the workspace of a bundle that does not lie in its `executions/`. */
export type KnownWorkspace = Pick<ImportFacts, "imported" | "workspace" | "ownKey">;

/** The record of a bundle, or the reason why there is none that can be read. */
export function readStatus(bundle: string): JobStatus | { readonly problem: string } {
  return statusOf(readJson(join(bundle, bundlePaths.jobStatus), "refuse"));
}

function statusOf(read: ReadResult): JobStatus | { readonly problem: string } {
  if (read.ok) return parseJobStatus(read.value);
  return {
    problem: read.reason === "missing" ? "jobStatus.json is missing" : `jobStatus.json: ${read.reason}`,
  };
}

type StatusPart = Pick<
  ExecutionSummary,
  | "state"
  | "status"
  | "message"
  | "progress"
  | "reason"
  | "created"
  | "started"
  | "finished"
  | "durationMs"
  | "exitCode"
  | "signal"
>;

const unreadable: Omit<StatusPart, "reason"> = {
  state: "UNKNOWN",
  status: null,
  message: null,
  progress: null,
  created: null,
  started: null,
  finished: null,
  durationMs: null,
  exitCode: null,
  signal: null,
};

function describeStatus(bundle: string, status: JobStatus | { readonly problem: string }): StatusPart {
  if ("problem" in status) return { ...unreadable, reason: status.problem };
  const { message, progress, exitCode, signal } = status;
  const state = stateOf(status);
  return {
    state,
    status: status.status,
    message,
    progress,
    reason: status.reason ?? derivedReason(state, status, bundle),
    created: textOf(status.created),
    started: status.started ?? null,
    finished: status.finished ?? null,
    durationMs: durationOf(status),
    exitCode,
    signal,
  };
}

/** The state that a reader sees of a record: of one without an end, whether its owner still lives is looked at. */
export function stateOf(status: JobStatus): ExecutionState {
  if (isEndState(status.state)) return status.state;
  return deriveState(status, status.owner === null ? "none" : conditionOf(status.owner));
}

function derivedReason(state: ExecutionState, status: JobStatus, bundle: string): string | null {
  if (state === "DEAD") return deadReason(survivorsOfBundle(recentProcessTable(), bundle, status));
  return state === "UNKNOWN" ? unknownReason(status) : null;
}

function durationOf(status: JobStatus): number | null {
  if (status.started === undefined || status.finished === undefined) return null;
  return numberOf(Date.parse(status.finished) - Date.parse(status.started));
}

type MethodPart = Pick<
  ExecutionSummary,
  "methodId" | "method" | "version" | "script" | "pipeline" | "stage" | "context" | "type"
>;

function describeMethod(method: ProcessDescription | null): MethodPart {
  const role = (name: string): string | null => (method === null ? null : metadataTitle(method, name));
  return {
    methodId: textOf(method?.id),
    method: textOf(method?.title) ?? textOf(method?.id),
    version: textOf(method?.version),
    script: method === null ? null : scriptOf(method),
    pipeline: role("pipeline"),
    stage: role("stage"),
    context: role("context"),
    type: role("workflow-type"),
  };
}

function describeCode(
  git: GitRecord | null,
): Pick<ExecutionSummary, "commit" | "branch" | "dirty" | "author"> {
  if (git?.repository !== true) return { commit: null, branch: null, dirty: null, author: null };
  return { commit: git.commit, branch: git.branch, dirty: git.dirty, author: git.author };
}

function describeRequest({
  request,
}: BundleRecords): Pick<ExecutionSummary, "inputs" | "rerunOf" | "parent"> {
  return {
    inputs: objectOf(request["inputs"]) ?? {},
    rerunOf: textOf(request["rerunOf"]),
    parent: textOf(request["parent"]),
  };
}

function readTotals(bundle: string): EventTotals {
  return totalsOf(parseEvents(readTail(join(bundle, bundlePaths.events), maximumEventBytes)));
}

function outputBytes(artifacts: readonly Artifact[]): number {
  return artifacts.reduce((sum, { direction, size }) => (direction === "output" ? sum + size : sum), 0);
}

/** Damaged or not. */
function isThere(read: ReadResult): boolean {
  return read.ok || read.reason !== "missing";
}

function exists(bundle: string, name: string): boolean {
  return statSync(join(bundle, name), { throwIfNoEntry: false })?.isFile() ?? false;
}

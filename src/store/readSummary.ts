import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { deriveState } from "../core/deriveState";
import { parseJobStatus, type JobStatus } from "../core/jobStatus";
import { isJsonObject, type Json } from "../core/json";
import { isEndState, type ExecutionState } from "../core/lifecycle";
import { parseEvents, totalsOf, type EventTotals } from "../core/parseEvents";
import { metadataTitle, scriptOf, type ProcessDescription } from "../core/processDescription";
import type { Annotations, ArtifactList, GitRecord } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { conditionOf } from "../bundle/owner";
import { readJson, readJsonOrNull } from "../bundle/readJson";

/** Beyond this only the end of events.ndjson is read for a summary: last values stand there. */
const maximumEventBytes = 4 * 1024 * 1024;

/**
 * One bundle at a glance. Never throws: what cannot be read makes the state UNKNOWN with the reason.
 * @param path the bundle's folder, absolute.
 */
export function readSummary(path: string): ExecutionSummary {
  const id = basename(path);
  const { status, problem } = readStatus(path);
  const method = objectAt<ProcessDescription>(path, bundlePaths.method);
  const request = objectAt<Record<string, Json>>(path, bundlePaths.request);
  const git = objectAt<GitRecord>(path, bundlePaths.git);
  const annotations = objectAt<Annotations>(path, bundlePaths.annotations);
  const totals = readTotals(path);
  return {
    id,
    path,
    ...describeMethod(method),
    ...describeStatus(status, problem),
    ...describeCode(git),
    name: annotations?.name ?? textOf(request?.["name"]),
    note: annotations?.note ?? textOf(request?.["ccpnote"]),
    tags: Array.isArray(annotations?.tags) ? annotations.tags : [],
    pinned: annotations?.pinned === true,
    inputs: isJsonObject(request?.["inputs"]) ? request["inputs"] : {},
    properties: totals.properties,
    metrics: totals.metrics,
    infrastructure: textOf(objectAt<Record<string, Json>>(path, bundlePaths.infrastructure)?.["id"]),
    rerunOf: textOf(request?.["rerunOf"]),
    parent: textOf(request?.["parent"]),
    cachedFrom: null,
    sealed: exists(path, bundlePaths.manifest) && exists(path, bundlePaths.token),
    imported: status !== null && status.owner === null,
    archived: false,
    outputsBytes: outputBytes(path),
  };
}

function readStatus(path: string): { status: JobStatus | null; problem: string | null } {
  const read = readJson(join(path, bundlePaths.jobStatus));
  if (!read.ok)
    return {
      status: null,
      problem: read.reason === "missing" ? "jobStatus.json is missing" : `jobStatus.json: ${read.reason}`,
    };
  const parsed = parseJobStatus(read.value);
  return "problem" in parsed ? { status: null, problem: parsed.problem } : { status: parsed, problem: null };
}

function stateOf(status: JobStatus): ExecutionState {
  if (isEndState(status.state)) return status.state;
  return deriveState(status, status.owner === null ? "none" : conditionOf(status.owner));
}

function describeStatus(
  status: JobStatus | null,
  problem: string | null,
): Pick<
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
> {
  if (status === null)
    return {
      state: "UNKNOWN",
      status: null,
      message: null,
      progress: null,
      reason: problem,
      created: null,
      started: null,
      finished: null,
      durationMs: null,
      exitCode: null,
      signal: null,
    };
  const state = stateOf(status);
  return {
    state,
    status: status.status,
    message: status.message,
    progress: status.progress,
    reason: status.reason ?? derivedReason(state, status),
    created: status.created === "" ? null : status.created,
    started: status.started ?? null,
    finished: status.finished ?? null,
    durationMs: durationOf(status),
    exitCode: status.exitCode,
    signal: status.signal,
  };
}

function derivedReason(state: ExecutionState, status: JobStatus): string | null {
  if (state === "DEAD") return "The process that ran it is gone and wrote no end";
  if (state === "UNKNOWN")
    return status.owner === null
      ? "It says nothing of who runs it"
      : `It runs or ran on ${status.owner.host}, or before a restart`;
  return null;
}

function durationOf(status: JobStatus): number | null {
  if (status.started === undefined || status.finished === undefined) return null;
  return Date.parse(status.finished) - Date.parse(status.started);
}

function describeMethod(
  method: ProcessDescription | null,
): Pick<
  ExecutionSummary,
  "methodId" | "method" | "version" | "script" | "pipeline" | "stage" | "context" | "type"
> {
  if (method === null)
    return {
      methodId: null,
      method: null,
      version: null,
      script: null,
      pipeline: null,
      stage: null,
      context: null,
      type: null,
    };
  return {
    methodId: textOf(method.id),
    method: textOf(method.title) ?? textOf(method.id),
    version: textOf(method.version),
    script: scriptOf(method),
    pipeline: metadataTitle(method, "pipeline"),
    stage: metadataTitle(method, "stage"),
    context: metadataTitle(method, "context"),
    type: metadataTitle(method, "workflow-type"),
  };
}

function describeCode(
  git: GitRecord | null,
): Pick<ExecutionSummary, "commit" | "branch" | "dirty" | "author"> {
  if (git?.repository !== true) return { commit: null, branch: null, dirty: null, author: null };
  return { commit: git.commit, branch: git.branch, dirty: git.dirty, author: git.author };
}

function readTotals(path: string): EventTotals {
  try {
    const text = readFileSync(join(path, bundlePaths.events));
    return totalsOf(
      parseEvents(text.subarray(Math.max(0, text.length - maximumEventBytes)).toString("utf8")),
    );
  } catch {
    return { properties: {}, metrics: {} };
  }
}

function outputBytes(path: string): number | null {
  const list = objectAt<ArtifactList>(path, bundlePaths.artifacts);
  if (!Array.isArray(list?.artifacts)) return null;
  return list.artifacts.reduce(
    (sum, artifact) => (artifact.direction === "output" ? sum + artifact.size : sum),
    0,
  );
}

function objectAt<T>(path: string, name: string): T | null {
  const value = readJsonOrNull(join(path, name));
  return isJsonObject(value) ? (value as T) : null;
}

function exists(path: string, name: string): boolean {
  return statSync(join(path, name), { throwIfNoEntry: false })?.isFile() ?? false;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** The ids of the bundles in a workspace: every real folder of `executions/`, never a link that leads elsewhere. */
export function listBundleIds(executions: string): string[] {
  try {
    return readdirSync(executions, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && !entry.name.startsWith(".") ? [entry.name] : [],
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

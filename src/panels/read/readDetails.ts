import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ExecuteRequest } from "../../core/executeRequest";
import { isJsonObject, type JsonObject } from "../../core/json";
import type { JobStatus } from "../../core/jobStatus";
import { parseJobStatus } from "../../core/parseJobStatus";
import type { ProcessDescription } from "../../core/processDescription";
import type { ArtifactList, ExecutionEvent, GitRecord, Instance } from "../../core/records";
import type { ExecutionSummary } from "../../core/summary";
import { readAlerts } from "../../bundle/alertRecords";
import { bundlePaths } from "../../bundle/layout";
import { readJson } from "../../bundle/readJson";
import { signerOf } from "../../bundle/seal/signerOf";
import { readSummary } from "../../store/readSummary";
import type { FileProblem, VerificationView } from "../../shared/details/detailsView";
import type { ExecutionTarget } from "../../shared/executionTarget";
import type { DetailsFacts, EarlierFacts, FamilyFacts } from "../detailsFacts";
import type { KnownEvents } from "./eventHistory";
import { listFiles } from "./listFiles";
import { readRange, sizeOf } from "./readRange";

const maximumFiles = 2000;
const errorTailBytes = 16 * 1024;
/** Patches are at most 20 MB (design, section 7). */
const maximumPatchBytes = 24 * 1024 * 1024;

export interface ReadDetailsOptions {
  readonly target: ExecutionTarget;
  /** The bundle's folder, absolute. */
  readonly path: string;
  readonly events: KnownEvents;
  /** The archive that the folder is a copy of; null where it is the bundle itself. */
  readonly archive: string | null;
  /** Of both logs. */
  readonly logLines: number | null;
  readonly verification: VerificationView | null;
  /** Finds the execution of the same workspace that this one is compared with. */
  readonly earlierOf: (summary: ExecutionSummary) => EarlierExecution | undefined;
  /** Finds what started it, and what it started. */
  readonly familyOf: (summary: ExecutionSummary) => FamilyFacts;
}

/** An execution that another one is compared with. */
interface EarlierExecution extends Pick<ExecutionSummary, "id" | "name"> {
  /** Where its records can be read, absolute; null where they cannot be yet. */
  readonly folder: string | null;
}

/** Reads a bundle for its page. Never throws: what is missing is null, what is damaged is told in `problems`. */
export function readDetails(options: ReadDetailsOptions): DetailsFacts {
  const { target, path, archive, events, logLines, verification, earlierOf, familyOf } = options;
  const problems: FileProblem[] =
    events.problem === null ? [] : [{ file: bundlePaths.events, reason: events.problem }];
  const objectAt = (file: string): unknown => readObject(path, file, problems);
  const known = { workspace: target.workspace };
  const summary =
    archive === null ? readSummary(path) : { ...readSummary(path, known), path: archive, archived: true };
  const stderr = join(path, bundlePaths.stderr);
  const errorBytes = sizeOf(stderr);
  return {
    target,
    summary,
    status: readStatus(path, problems),
    method: objectAt(bundlePaths.method) as ProcessDescription | null,
    request: objectAt(bundlePaths.request) as ExecuteRequest | null,
    git: objectAt(bundlePaths.git) as GitRecord | null,
    instance: objectAt(bundlePaths.instance) as Instance | null,
    artifacts: objectAt(bundlePaths.artifacts) as ArtifactList | null,
    events: withLaterAlerts(events.others, path),
    metrics: events.metrics,
    eventsRead: events.isWhole,
    patch: readPatch(path),
    errorTail: {
      text: readRange(stderr, Math.max(0, errorBytes - errorTailBytes), errorBytes).toString("utf8"),
      hasMore: errorBytes > errorTailBytes,
    },
    files: listFiles(path, maximumFiles),
    logs: { out: sizeOf(join(path, bundlePaths.stdout)), err: errorBytes },
    logLines,
    signedBy: signerOf(readJsonQuietly(path, bundlePaths.token)),
    earlier: readEarlier(earlierOf(summary)),
    family: familyOf(summary),
    verification,
    problems,
  };
}

/** What tripped a rule when the run had ended, or could not be reached, stands in its annotations alone. */
function withLaterAlerts(events: readonly ExecutionEvent[], path: string): readonly ExecutionEvent[] {
  const alerts = readAlerts(path);
  if (alerts.length === 0) return events;
  const told = new Set(events.flatMap((event) => (event.type === "alert" ? [event.rule] : [])));
  const later = alerts.filter(({ rule }) => !told.has(rule));
  return [...events, ...later.map((alert): ExecutionEvent => ({ type: "alert", ...alert }))];
}

/** What is wrong with an earlier bundle its own page tells; without its request there is nothing to compare with. */
function readEarlier(earlier: EarlierExecution | undefined): EarlierFacts | null {
  const folder = earlier?.folder ?? null;
  if (earlier === undefined || folder === null) return null;
  const objectAt = (file: string): unknown => readObject(folder, file, []);
  const request = objectAt(bundlePaths.request) as ExecuteRequest | null;
  if (request === null) return null;
  return {
    id: earlier.id,
    name: earlier.name,
    request,
    artifacts: objectAt(bundlePaths.artifacts) as ArtifactList | null,
  };
}

function readStatus(path: string, problems: FileProblem[]): JobStatus | null {
  const read = readJson(join(path, bundlePaths.jobStatus));
  const parsed = read.ok ? parseJobStatus(read.value) : { problem: read.reason };
  if (!("problem" in parsed)) return parsed;
  problems.push({ file: bundlePaths.jobStatus, reason: parsed.problem });
  return null;
}

function readObject(path: string, file: string, problems: FileProblem[]): JsonObject | null {
  const read = readJson(join(path, file));
  if (read.ok && isJsonObject(read.value)) return read.value;
  if (read.ok) problems.push({ file, reason: "it holds no JSON object" });
  else if (read.reason !== "missing") problems.push({ file, reason: read.reason });
  return null;
}

function readPatch(path: string): string | null {
  const patch = join(path, bundlePaths.patch);
  return existsSync(patch) ? readRange(patch, 0, maximumPatchBytes).toString("utf8") : null;
}

function readJsonQuietly(path: string, file: string): unknown {
  const read = readJson(join(path, file));
  return read.ok ? read.value : null;
}

import { join } from "node:path";
import type { StateChange } from "../core/jobStatus";
import { isJsonObject, objectOf, textOf, type JsonObject } from "../core/json";
import { parseEvents } from "../core/parseEvents";
import type { Annotations, Artifact, GitRecord, Instance } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { readAnnotations } from "../bundle/annotations";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";
import { readTail } from "../bundle/readTail";
import { readStatus } from "./readSummary";

/** Beyond this only the end of events.ndjson is read. */
const maximumEventBytes = 64 * 1024 * 1024;

/** `show ID --json` (design, section 11): the summary and the records of the bundle; null for what is missing or damaged. */
export interface ExecutionDetails extends ExecutionSummary {
  readonly request: JsonObject | null;
  readonly artifacts: readonly Artifact[];
  readonly git: GitRecord | null;
  readonly instance: Instance | null;
  readonly history: readonly StateChange[];
  /** What the recorder warned of, in order. */
  readonly warnings: readonly string[];
  readonly annotations: Annotations;
}

/**
 * The summary of an execution with the records of its bundle.
 * @param folder where they can be read: of an archived one a copy in the cache.
 */
export function describeExecution(
  summary: ExecutionSummary,
  folder: string = summary.path,
): ExecutionDetails {
  const read = (path: string): JsonObject | null => objectOf(readJsonOrNull(join(folder, path)));
  const artifacts = read(bundlePaths.artifacts)?.["artifacts"];
  const status = readStatus(folder);
  return {
    ...summary,
    request: read(bundlePaths.request),
    artifacts: (Array.isArray(artifacts) ? artifacts.filter(isJsonObject) : []) as unknown as Artifact[],
    git: read(bundlePaths.git) as GitRecord | null,
    instance: read(bundlePaths.instance) as Instance | null,
    history: "problem" in status ? [] : status.history,
    warnings: readWarnings(folder),
    annotations: readAnnotations(folder),
  };
}

function readWarnings(folder: string): string[] {
  return parseEvents(readTail(join(folder, bundlePaths.events), maximumEventBytes)).flatMap((event) => {
    const message = event.type === "warning" ? textOf(event.message) : null;
    return message === null ? [] : [message];
  });
}

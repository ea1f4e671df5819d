import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ComparedExecution, MetricCourse } from "../core/compare/comparedExecution";
import { objectOf } from "../core/json";
import { parseEvents } from "../core/parseEvents";
import type { ExecutionEvent, Phase } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";
import { readTail } from "../bundle/readTail";
import { readRecords } from "./bundleRecords";

/** Beyond this only the end of events.ndjson is read: best values are those of that end then. */
const maximumEventBytes = 64 * 1024 * 1024;

/**
 * What a comparison needs to know of an execution. Never throws: what cannot be read is missing.
 * @param folder where it can be read: of an archived one a copy in the cache.
 */
export function readCompared(summary: ExecutionSummary, folder: string): ComparedExecution {
  const { method, request, git, artifacts } = readRecords(folder);
  const args = request["args"];
  return {
    summary,
    method,
    inputs: objectOf(request["inputs"]) ?? {},
    args: Array.isArray(args) ? args.map(String) : [],
    artifacts: artifacts ?? [],
    git,
    changes: identityOfChanges(join(folder, bundlePaths.patch)),
    instance: objectOf(readJsonOrNull(join(folder, bundlePaths.instance), "refuse")) ?? {},
    ...coursesOf(parseEvents(readTail(join(folder, bundlePaths.events), maximumEventBytes))),
  };
}

function identityOfChanges(patch: string): string | null {
  if (!existsSync(patch) || !lstatSync(patch).isFile()) return null;
  const content = readFileSync(patch);
  return content.length === 0 ? null : createHash("sha256").update(content).digest("hex");
}

function coursesOf(events: readonly ExecutionEvent[]): Pick<ComparedExecution, "metrics" | "phases"> {
  const metrics = new Map<string, MetricCourse>();
  const phases = new Map<Phase, number>();
  for (const event of events) {
    if (event.type === "phase") phases.set(event.phase, event.durationMs);
    else if (event.type === "metric" && Number.isFinite(event.value))
      metrics.set(event.name, extended(metrics.get(event.name), event.value));
    else if (event.type === "nonFinite")
      metrics.set(event.name, { ...(metrics.get(event.name) ?? noCourse), last: event.value });
    else if (event.type === "totals")
      for (const [name, value] of Object.entries(event.metrics))
        if (!metrics.has(name)) metrics.set(name, extended(undefined, value));
  }
  return { metrics, phases };
}

const noCourse = { least: null, greatest: null };

function extended(course: MetricCourse | undefined, value: number): MetricCourse {
  const { least, greatest } = course ?? noCourse;
  return {
    last: value,
    least: Math.min(least ?? value, value),
    greatest: Math.max(greatest ?? value, value),
  };
}

import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ComparedExecution } from "../core/compare/comparedExecution";
import { changedFilesOf } from "../bundle/parsePatch";
import { objectOf } from "../core/json";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";
import { readRecords } from "./bundleRecords";
import { CourseHistory } from "./courseHistory";

/**
 * What a comparison needs to know of an execution.
 * @param folder where it can be read: of an archived one a copy in the cache.
 * @param courses what was read of its events before; left out: nothing.
 * @throws the error of the file system where its events cannot be read.
 */
export async function readCompared(
  summary: ExecutionSummary,
  folder: string,
  courses = new CourseHistory(join(folder, bundlePaths.events)),
): Promise<ComparedExecution> {
  const { method, request, git, artifacts } = readRecords(folder);
  const args = request["args"];
  return {
    summary,
    method,
    inputs: objectOf(request["inputs"]) ?? {},
    args: Array.isArray(args) ? args.map(String) : [],
    artifacts: artifacts ?? [],
    git,
    ...changesIn(join(folder, bundlePaths.patch)),
    instance: objectOf(readJsonOrNull(join(folder, bundlePaths.instance), "refuse")) ?? {},
    ...(await courses.read()),
  };
}

/** Changes of more bytes are not counted by file: what is compared is read anew with each step of a run. */
const maximumCountedBytes = 1024 * 1024;

function changesIn(patch: string): Pick<ComparedExecution, "changes" | "changedFiles"> {
  if (!existsSync(patch) || !lstatSync(patch).isFile()) return { changes: null, changedFiles: null };
  const content = readFileSync(patch);
  if (content.length === 0) return { changes: null, changedFiles: null };
  return {
    changes: createHash("sha256").update(content).digest("hex"),
    changedFiles: content.length > maximumCountedBytes ? null : changedFilesOf(content.toString("utf8")),
  };
}

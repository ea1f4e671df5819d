import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ComparedExecution } from "../core/compare/comparedExecution";
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
    changes: identityOfChanges(join(folder, bundlePaths.patch)),
    instance: objectOf(readJsonOrNull(join(folder, bundlePaths.instance), "refuse")) ?? {},
    ...(await courses.read()),
  };
}

function identityOfChanges(patch: string): string | null {
  if (!existsSync(patch) || !lstatSync(patch).isFile()) return null;
  const content = readFileSync(patch);
  return content.length === 0 ? null : createHash("sha256").update(content).digest("hex");
}

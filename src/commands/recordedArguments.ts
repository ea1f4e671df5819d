import { join } from "node:path";
import { bundlePaths } from "../bundle/layout";
import { readJson } from "../bundle/readJson";
import { isJsonObject } from "../core/json";
import type { ExecutionSummary } from "../core/summary";

/** The raw arguments that an execution was run with, as its bundle tells them; none where that cannot be read. */
export function recordedArguments({ path }: Pick<ExecutionSummary, "path">): string[] {
  const read = readJson(join(path, bundlePaths.request));
  const args = read.ok && isJsonObject(read.value) ? read.value["args"] : null;
  return Array.isArray(args) ? args.filter((arg) => typeof arg === "string") : [];
}

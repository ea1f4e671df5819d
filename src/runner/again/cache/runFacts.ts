import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { objectOf, textOf, type Json } from "../../../core/json";
import { methodText } from "../../../core/method/methodText";
import type { ProcessDescription } from "../../../core/processDescription";
import type { Artifact, GitRecord, Instance } from "../../../core/records";
import { bundlePaths } from "../../../bundle/layout";
import { readJsonOrNull } from "../../../bundle/readJson";
import { artifactsOf } from "../earlierRun";

/** What decides about the results of an execution, as its bundle holds it. */
export interface RunFacts {
  readonly id: string;
  readonly method: ProcessDescription;
  /** Values as they are recorded: secrets by name. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly args: readonly string[];
  readonly artifacts: readonly Artifact[];
  readonly git: GitRecord | null;
  /** Uncommitted changes: path in the repository → hash of its part of the patch. */
  readonly changes: ReadonlyMap<string, string>;
  readonly instance: Instance | null;
  /** In ms since the epoch; NaN where it is not told. */
  readonly created: number;
  readonly finished: number;
}

/** The facts of a bundle; null where they cannot be read. */
export function readFacts(executions: string, id: string): RunFacts | null {
  const bundle = join(executions, id);
  const read = (path: string): unknown => readJsonOrNull(join(bundle, path), "refuse");
  const [method, request] = [objectOf(read(bundlePaths.method)), objectOf(read(bundlePaths.request))];
  if (method === null || request === null) return null;
  const args = request["args"];
  const status = objectOf(read(bundlePaths.jobStatus)) ?? {};
  return {
    id,
    method: { ...(method as unknown as ProcessDescription), inputs: {}, outputs: {} },
    inputs: objectOf(request["inputs"]) ?? {},
    args: Array.isArray(args) ? args.filter((arg) => typeof arg === "string") : [],
    artifacts: artifactsOf(read(bundlePaths.artifacts)),
    git: objectOf(read(bundlePaths.git)) as GitRecord | null,
    changes: changesOf(bundle),
    instance: objectOf(read(bundlePaths.instance)) as Instance | null,
    created: Date.parse(textOf(status["created"]) ?? ""),
    finished: Date.parse(textOf(status["finished"]) ?? ""),
  };
}

/** The parts of a bundle's patch by the path that they change. */
export function changesOf(bundle: string): Map<string, string> {
  const patch = join(bundle, bundlePaths.patch);
  if (!existsSync(patch)) return new Map();
  const parts = readFileSync(patch, "latin1").split(/^(?=diff --git )/m);
  return new Map(
    parts
      .filter(Boolean)
      .map((part) => [changedPath(part), createHash("sha256").update(part, "latin1").digest("hex")]),
  );
}

/** `diff --git a/PATH b/PATH`: without renames both are the same, so the second half of the line names it. */
export function changedPath(part: string): string {
  const line = part.slice("diff --git ".length, part.indexOf("\n"));
  const half = line.slice((line.length + 1) / 2);
  return Buffer.from(half.replace(/^"?b\//, "").replace(/"$/, ""), "latin1").toString("utf8");
}

/** Names executions of the same method with the same values and arguments. */
export function seriesKey({ method, inputs, args }: Pick<RunFacts, "method" | "inputs" | "args">): string {
  const sorted = Object.entries(inputs).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([methodText(method), sorted, args]))
    .digest("hex")
    .slice(0, 32);
}

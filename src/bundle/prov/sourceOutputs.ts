import { isAbsolute, join, relative } from "node:path";
import { cachedFromOf } from "../../core/jobStatus";
import { parseJobStatus } from "../../core/parseJobStatus";
import { liesInBundle } from "../../core/liesInBundle";
import { lenientArtifacts } from "../../core/lenientRecords";
import type { Artifact } from "../../core/records";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { readJsonOrNull } from "../readJson";

/** An input that another execution made. */
export interface SourceOutput {
  /** The input, as `artifacts.json` names it. */
  readonly uri: string;
  readonly executionId: string;
  /** Its place among the outputs of that execution, from 1; null where it is a part of one. */
  readonly output: number | null;
}

/** Which of the inputs of an execution lie in the bundle of another one: those are its outputs. */
export function sourceOutputs(layout: WorkspaceLayout, inputs: readonly Artifact[]): SourceOutput[] {
  const outputs = new Map</* execution id */ string, readonly Artifact[]>();
  return inputs.flatMap((artifact) => {
    const place = placeIn(layout, artifact.source ?? artifact.uri);
    if (place === null) return [];
    const made = outputs.get(place.executionId) ?? outputsOf(layout, place.executionId);
    outputs.set(place.executionId, made);
    const index = made.findIndex(
      (one) => liesInBundle(one) && one.uri === place.path && one.sha256 === artifact.sha256,
    );
    const output = index < 0 ? null : index + 1;
    return [{ uri: artifact.uri, executionId: place.executionId, output }];
  });
}

function placeIn(
  { workspace, executions }: WorkspaceLayout,
  uri: string,
): { readonly executionId: string; readonly path: string } | null {
  const inside = relative(executions, isAbsolute(uri) ? uri : join(workspace, uri));
  const [executionId = "", ...names] = inside.split(/[\\/]/);
  const isInBundle = executionId !== "" && executionId !== ".." && !isAbsolute(inside) && names.length > 0;
  return isInBundle ? { executionId, path: names.join("/") } : null;
}

function outputsOf({ executions }: WorkspaceLayout, executionId: string): readonly Artifact[] {
  const read = (path: string): unknown => readJsonOrNull(join(executions, executionId, path), "refuse");
  const status = parseJobStatus(read(bundlePaths.jobStatus));
  const isCached = !("problem" in status) && cachedFromOf(status) !== null;
  return (lenientArtifacts(read(bundlePaths.artifacts)) ?? []).filter(
    (artifact) => artifact.direction === "output" && (!isCached || liesInBundle(artifact)),
  );
}

import { basename, join, resolve } from "node:path";
import { isReference } from "../../core/artifactReference";
import type { Json } from "../../core/json";
import { liesInBundle } from "../../core/liesInBundle";
import type { Artifact } from "../../core/records";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { uriOf } from "../artifactUri";
import { bundleOfMemberList } from "../inputs/datasetFolder";
import type { EarlierRun } from "./earlierRun";

/**
 * The earlier run with the very files that it had: a reference (`artifact:model`) may lead elsewhere today, and of a
 * materialized input the bundle holds the copy.
 */
export function withPinnedInputs(layout: WorkspaceLayout, earlier: EarlierRun): EarlierRun {
  const pinned = (role: string, value: Json): Json => {
    const files = earlier.artifacts.filter(
      ({ direction, known, role: its }) => direction === "input" && known === "declared" && its === role,
    );
    const values = Array.isArray(value) ? value : [value];
    // One that could not be read is not among them: which is which cannot be told then.
    if (files.length !== values.length) return value;
    const all = values.map((item, index) => pathOf(item, files[index]));
    return Array.isArray(value) ? all : (all[0] ?? value);
  };
  const pathOf = (value: Json, file: Artifact | undefined): Json => {
    if (typeof value !== "string" || file === undefined || /^https?:/i.test(value)) return value;
    if (liesInBundle(file)) return join(earlier.bundle, file.uri);
    return isReference(value) ? ledTo(layout, file) : value;
  };
  const inputs = Object.entries(earlier.inputs).map(([role, value]) => [role, pinned(role, value)] as const);
  return { ...earlier, inputs: Object.fromEntries(inputs) };
}

/** A dataset is recorded as its list of members: of that the run makes the folder again. */
function ledTo(layout: WorkspaceLayout, { uri, type }: Artifact): string {
  const path = resolve(layout.workspace, uri);
  const bundle = bundleOfMemberList(layout, path, type);
  if (bundle === null) return path;
  return `execution:${basename(bundle)}/${uriOf(join(bundle, bundlePaths.outputs), path)}`;
}

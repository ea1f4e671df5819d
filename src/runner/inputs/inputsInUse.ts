import { join } from "node:path";
import { lenientArtifacts } from "../../core/lenientRecords";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { readJsonOrNull } from "../../bundle/readJson";
import { unendedExecutions } from "../recover/leftovers";

/** The contents that executions use that have not ended; null where one has not recorded its inputs yet. */
export function inputsInUse(layout: WorkspaceLayout): ReadonlySet<string> | null {
  const used = new Set<string>();
  for (const id of unendedExecutions(layout)) {
    const artifacts = lenientArtifacts(
      readJsonOrNull(join(layout.executions, id, bundlePaths.artifacts)) ?? null,
    );
    if (artifacts === null) return null;
    for (const { sha256 } of artifacts) used.add(sha256);
  }
  return used;
}

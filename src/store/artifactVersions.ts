import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareTexts } from "../core/compareTexts";
import { lenientArtifacts } from "../core/lenientRecords";
import type { Artifact } from "../core/records";
import { bundlePaths, type WorkspaceLayout } from "../bundle/layout";
import { listBundleIds } from "../bundle/listBundles";
import { readStatus } from "./readSummary";

/** One artifact of one execution. */
export interface ArtifactPlace {
  readonly executionId: string;
  /** The bundle's folder, absolute. */
  readonly bundle: string;
  readonly artifact: Artifact;
}

/** One content that was seen under a name. */
export interface ArtifactVersion {
  /** From 1, by the time at which the content was first recorded. */
  readonly number: number;
  readonly sha256: string;
  /** Every record of it, oldest first. */
  readonly places: readonly ArtifactPlace[];
}

/** The distinct contents under one name over all bundles of a workspace, oldest first. */
export function artifactVersions(layout: WorkspaceLayout, name: string): ArtifactVersion[] {
  const versions = new Map<string, { number: number; sha256: string; places: ArtifactPlace[] }>();
  for (const place of placesOf(layout, name)) {
    const { sha256 } = place.artifact;
    const version = versions.get(sha256) ?? { number: versions.size + 1, sha256, places: [] };
    version.places.push(place);
    versions.set(sha256, version);
  }
  return [...versions.values()];
}

function placesOf({ executions }: WorkspaceLayout, name: string): ArtifactPlace[] {
  const text = JSON.stringify(name);
  const dated = listBundleIds(executions).flatMap((executionId) => {
    const bundle = join(executions, executionId);
    const artifacts = artifactsWith(bundle, text).filter(
      (artifact) => artifact.name === name && artifact.sha256 !== "",
    );
    if (artifacts.length === 0) return [];
    const status = readStatus(bundle);
    const created = "problem" in status ? "" : status.created;
    return [{ created, executionId, bundle, artifacts }];
  });
  dated.sort(
    (one, other) =>
      compareTexts(one.created, other.created) || compareTexts(one.executionId, other.executionId),
  );
  return dated.flatMap(({ executionId, bundle, artifacts }) =>
    artifacts.map((artifact) => ({ executionId, bundle, artifact })),
  );
}

/** Most bundles do not know the name: what does not hold it is not parsed. */
function artifactsWith(bundle: string, text: string): readonly Artifact[] {
  try {
    const content = readFileSync(join(bundle, bundlePaths.artifacts), "utf8");
    return content.includes(text) ? (lenientArtifacts(JSON.parse(content)) ?? []) : [];
  } catch {
    return [];
  }
}

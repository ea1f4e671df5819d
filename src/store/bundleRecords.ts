import { objectOf, type Json, type JsonObject } from "../core/json";
import { lenientArtifacts, lenientGit } from "../core/lenientRecords";
import { lenientMethod } from "../core/method/lenientMethod";
import type { ProcessDescription } from "../core/processDescription";
import type { Artifact, GitRecord } from "../core/records";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";

/** The records of a bundle as far as they can be read; null for what is missing or damaged. */
export interface BundleRecords {
  readonly method: ProcessDescription | null;
  readonly request: JsonObject;
  readonly git: GitRecord | null;
  readonly annotations: JsonObject;
  readonly infrastructure: Readonly<Record<string, Json>>;
  readonly artifacts: readonly Artifact[] | null;
}

/** @param bundle the bundle's folder, absolute. */
export function readRecords(bundle: string): BundleRecords {
  const object = (name: string): Record<string, Json> | null =>
    objectOf(readJsonOrNull(`${bundle}/${name}`, "refuse"));
  return {
    method: lenientMethod(object(bundlePaths.method)),
    request: object(bundlePaths.request) ?? {},
    git: lenientGit(object(bundlePaths.git)),
    annotations: object(bundlePaths.annotations) ?? {},
    infrastructure: object(bundlePaths.infrastructure) ?? {},
    artifacts: lenientArtifacts(object(bundlePaths.artifacts)),
  };
}

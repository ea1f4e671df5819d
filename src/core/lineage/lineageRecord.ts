import type { Artifact } from "../records";
import type { ExecutionSummary } from "../summary";

/** What of an execution stands in a lineage. */
export type LineageExecution = Pick<
  ExecutionSummary,
  | "id"
  | "name"
  | "methodId"
  | "method"
  | "script"
  | "type"
  | "state"
  | "created"
  | "finished"
  | "durationMs"
  | "inputs"
  | "metrics"
  | "commit"
  | "author"
  | "archived"
  | "rerunOf"
  | "parent"
  | "cachedFrom"
  | "imported"
>;

/** What of an artifact's record stands in a lineage. */
export type LineageArtifact = Pick<
  Artifact,
  "direction" | "name" | "role" | "type" | "sha256" | "size" | "uri" | "known" | "source" | "reason"
>;

/** One execution with what it used and made. */
export interface LineageRecord {
  readonly execution: LineageExecution;
  readonly artifacts: readonly LineageArtifact[];
  /** It lies in the trash: its place in the lineage is kept, nothing can be done with it. */
  readonly deleted: boolean;
}

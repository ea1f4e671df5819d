import type { Comparison } from "../compare/comparison";
import type { MetricSeries } from "../curves/metricSeries";
import type { StateChange } from "../jobStatus";
import type { JsonObject } from "../json";
import type { Artifact, GitRecord, Instance, Verification } from "../records";
import type { ExecutionSummary } from "../summary";
import type { Translate } from "../translate";
import type { ChangedFile } from "../uncommitted";
import type { PatchHead } from "./patchHead";
import type { ReportImage } from "./reportDocument";

/** What a report tells of one execution. */
export interface ReportFacts {
  readonly summary: ExecutionSummary;
  readonly request: JsonObject | null;
  readonly artifacts: readonly Artifact[];
  readonly git: GitRecord | null;
  readonly instance: Instance | null;
  readonly history: readonly StateChange[];
  readonly warnings: readonly string[];
  /** By name, in the order in which they first came. */
  readonly metrics: ReadonlyMap<string, MetricSeries>;
  /** The uncommitted changes. */
  readonly patch: PatchHead;
  /** What they change; empty where they are not kept. */
  readonly changedFiles: readonly ChangedFile[];
  /** The last that was printed to standard error; told of one that failed. */
  readonly errorTail: string;
  /** Who its bundle says ran it; null where it does not say. */
  readonly signedBy: string | null;
  /** Whether it is as it was sealed; null where it is not sealed. */
  readonly verification: Verification | null;
  readonly images: readonly ReportImage[];
}

/** What a comparison tells of each execution beside what differs: its curves, its code, and where it comes from. */
export type ComparedFacts = Pick<
  ReportFacts,
  "summary" | "metrics" | "git" | "patch" | "changedFiles" | "history" | "signedBy" | "verification"
>;

/** What the words of a report depend on. */
export interface ReportOptions {
  readonly now: Date;
  readonly t: Translate;
  /** BCP 47. */
  readonly language: string;
  /** Of several executions; null where there is one, or they could not be compared. */
  readonly comparison: Comparison | null;
}

import type { Comparison } from "../compare/comparison";
import type { MetricSeries } from "../curves/metricSeries";
import type { StateChange } from "../jobStatus";
import type { JsonObject } from "../json";
import type { Artifact, GitRecord, Instance } from "../records";
import type { ExecutionSummary } from "../summary";
import type { Translate } from "../translate";
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
  /** The uncommitted changes; empty where there are none. */
  readonly patch: string;
  /** The last that was printed to standard error; told of one that failed. */
  readonly errorTail: string;
  /** Who its bundle says ran it; null where it is not signed. */
  readonly signedBy: string | null;
  readonly images: readonly ReportImage[];
}

/** What the words of a report depend on. */
export interface ReportOptions {
  readonly now: Date;
  readonly t: Translate;
  /** BCP 47. */
  readonly language: string;
  /** Of several executions; null where there is one, or they could not be compared. */
  readonly comparison: Comparison | null;
}

import type { Json, JsonObject } from "../json";
import type { ProcessDescription } from "../processDescription";
import type { Artifact, GitRecord, Phase } from "../records";
import type { ExecutionSummary } from "../summary";
import type { ChangedFile } from "../uncommitted";

/** The course of one metric in figures; "NaN" and the like stand for values that are no finite numbers. */
export interface MetricCourse {
  readonly last: number | string;
  /** The least and the greatest finite value; null where there is none. */
  readonly least: number | null;
  readonly greatest: number | null;
}

/** What a comparison needs to know of one execution, as its bundle tells it. */
export interface ComparedExecution {
  readonly summary: ExecutionSummary;
  readonly method: ProcessDescription | null;
  /** Values as they are recorded: secrets by name. */
  readonly inputs: Readonly<Record<string, Json>>;
  /** Raw arguments. */
  readonly args: readonly string[];
  readonly artifacts: readonly Artifact[];
  readonly git: GitRecord | null;
  /** Identity of the uncommitted changes; null where there are none. */
  readonly changes: string | null;
  /** What they change; null where they are not kept, or too much to be counted. */
  readonly changedFiles: readonly ChangedFile[] | null;
  /** `metadata/instance.json` of any origin. */
  readonly instance: JsonObject;
  readonly metrics: ReadonlyMap<string, MetricCourse>;
  /** In ms. */
  readonly phases: ReadonlyMap<Phase, number>;
}

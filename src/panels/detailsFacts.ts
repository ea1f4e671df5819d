import type { MetricSeries } from "../core/curves/metricSeries";
import type { ExecuteRequest } from "../core/executeRequest";
import type { JobStatus } from "../core/jobStatus";
import type { ProcessDescription } from "../core/processDescription";
import type { ArtifactList, ExecutionEvent, GitRecord, Instance } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import type { BundleFileView, FileProblem, LogSizes, VerificationView } from "../shared/details/detailsView";
import type { RelatedView } from "../shared/details/relatedView";
import type { ExecutionTarget } from "../shared/executionTarget";

/** What was read of one bundle, as it stands there; null is what is missing or damaged. */
export interface DetailsFacts {
  readonly target: ExecutionTarget;
  readonly summary: ExecutionSummary;
  readonly status: JobStatus | null;
  readonly method: ProcessDescription | null;
  readonly request: ExecuteRequest | null;
  readonly git: GitRecord | null;
  readonly instance: Instance | null;
  readonly artifacts: ArtifactList | null;
  /** All but the metrics. */
  readonly events: readonly ExecutionEvent[];
  readonly metrics: ReadonlyMap</* name */ string, MetricSeries>;
  /** Whether events and metrics are known; else they are being read, and there are none of them here. */
  readonly eventsRead: boolean;
  /** The uncommitted changes; null where there are none. */
  readonly patch: string | null;
  /** The end of standard error. */
  readonly errorTail: { readonly text: string; readonly hasMore: boolean };
  readonly files: { readonly list: readonly BundleFileView[]; readonly truncated: boolean };
  readonly logs: LogSizes;
  readonly logLines: number | null;
  /** Who the token says ran it. */
  readonly signedBy: string | null;
  /** What its inputs are compared with; null where there is no earlier run of its method here. */
  readonly earlier: EarlierFacts | null;
  readonly family: FamilyFacts;
  readonly verification: VerificationView | null;
  readonly problems: readonly FileProblem[];
}

/** Executions of this workspace that started it, or that it started. */
export interface FamilyFacts {
  readonly parentIsKnown: boolean;
  /** Ids, newest first. */
  readonly children: readonly string[];
  readonly related: RelatedView;
}

/** What is read of an earlier execution to compare with. */
export interface EarlierFacts {
  readonly id: string;
  readonly name: string | null;
  readonly request: ExecuteRequest;
  readonly artifacts: ArtifactList | null;
}

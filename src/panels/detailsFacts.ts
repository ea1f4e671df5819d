import type { ExecuteRequest } from "../core/executeRequest";
import type { JobStatus } from "../core/jobStatus";
import type { ProcessDescription } from "../core/processDescription";
import type { ArtifactList, ExecutionEvent, GitRecord, Instance } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import type { BundleFileView, FileProblem, LogSizes, VerificationView } from "../shared/details/detailsView";
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
  readonly events: readonly ExecutionEvent[];
  /** The uncommitted changes; null where there are none. */
  readonly patch: string | null;
  /** The end of standard error. */
  readonly errorTail: { readonly text: string; readonly hasMore: boolean };
  readonly files: { readonly list: readonly BundleFileView[]; readonly truncated: boolean };
  readonly logs: LogSizes;
  /** Who the token says ran it. */
  readonly signedBy: string | null;
  /** Inputs of the run that this one repeats, where that is here. */
  readonly inputsBefore: ExecutionSummary["inputs"] | null;
  readonly verification: VerificationView | null;
  readonly problems: readonly FileProblem[];
}

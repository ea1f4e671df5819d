import { type ExecuteRequest } from "../../core/executeRequest";
import { type JobStatus } from "../../core/jobStatus";
import { type ProcessDescription } from "../../core/processDescription";
import { type SourceOutput } from "./sourceOutputs";
import { type Artifact, type GitRecord, type Instance } from "../../core/records";

/** Where and how it ran. */
export type RunPlace = Pick<
  Instance,
  "host" | "user" | "platform" | "interpreter" | "commandLine" | "workingDirectory"
>;

/** What is known of an execution when its provenance is written: before manifest and signature exist. */
export interface ProvenanceFacts {
  readonly executionId: string;
  readonly method: ProcessDescription;
  readonly request: ExecuteRequest;
  /** With the end state that is about to be recorded. */
  readonly status: JobStatus;
  readonly git: GitRecord | null;
  readonly instance: RunPlace | null;
  /** Inputs and outputs; the logs are outputs. */
  readonly artifacts: readonly Artifact[];
  /** Inputs that other executions made. */
  readonly sources?: readonly SourceOutput[];
  readonly person: { readonly name: string; readonly email: string };
  /** The program that recorded the execution. */
  readonly recorder: { readonly name: string; readonly version: string };
}

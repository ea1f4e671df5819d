import type { ExecuteRequest } from "../core/executeRequest";
import type { EndReserve } from "./endReserve";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import type { RunnerEnvironment, RunRequest } from "./runRequest";
import type { ScriptStreams } from "./scriptStreams";
import type { SecretMask } from "./secrets/secretMask";
import type { Stopper } from "./stopper";

/** What is needed to bring an execution to its end. */
export interface Finishing {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly record: ExecutionRecord;
  readonly sent: ExecuteRequest;
  readonly streams: ScriptStreams;
  readonly events: EventRecorder;
  readonly stopper: Stopper;
  /** Null where the run has no secrets. */
  readonly mask: SecretMask | null;
  readonly reserve: EndReserve;
}

import type { ExecutionState, OgcStatus } from "./lifecycle";
import type { Json } from "./json";

/** One execution at a glance; field names are a contract (design, section 11). What does not apply is null. */
export interface ExecutionSummary {
  readonly id: string;
  /** Of the bundle's folder, absolute. */
  readonly path: string;
  readonly name: string | null;
  readonly methodId: string | null;
  /** The method's title. */
  readonly method: string | null;
  readonly version: string | null;
  readonly script: string | null;
  readonly pipeline: string | null;
  readonly stage: string | null;
  readonly context: string | null;
  /** Workflow type. */
  readonly type: string | null;
  readonly state: ExecutionState;
  readonly status: OgcStatus | null;
  readonly message: string | null;
  readonly progress: number | null;
  readonly reason: string | null;
  readonly created: string | null;
  readonly started: string | null;
  readonly finished: string | null;
  readonly durationMs: number | null;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly inputs: Readonly<Record<string, Json>>;
  readonly properties: Readonly<Record<string, Json>>;
  /** Last values. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly commit: string | null;
  readonly branch: string | null;
  readonly dirty: boolean | null;
  readonly author: string | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly pinned: boolean;
  /** What tripped a rule of the user, in words, in the order in which it came. */
  readonly alerts: readonly string[];
  readonly infrastructure: string | null;
  readonly rerunOf: string | null;
  readonly parent: string | null;
  readonly cachedFrom: string | null;
  /** Whether manifest and signature stand. */
  readonly sealed: boolean;
  readonly imported: boolean;
  readonly archived: boolean;
  readonly outputsBytes: number | null;
  /** The most memory that all its processes used at once, as it was seen; of one that runs it is not known yet. */
  readonly peakMemoryBytes: number | null;
}

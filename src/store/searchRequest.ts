import type { ExecutionSummary } from "../core/summary";
import type { WorkspaceLayout } from "../bundle/layout";
import type { LogFinding } from "./searchLogs";

/** What is looked for. */
export interface SearchQuestion {
  readonly layout: WorkspaceLayout;
  /** Those that match it are looked into; null: all. */
  readonly query: string | null;
  /** What to find in their logs; null: which of them match the query is asked alone. */
  readonly pattern: { readonly source: string; readonly flags: string } | null;
  /** ISO 8601, for dates such as "last 7 days". */
  readonly now: string;
}

export interface SearchRequest extends SearchQuestion {
  /** In the order in which they are looked into. */
  readonly executions: readonly ExecutionSummary[];
}

/** Executions that the search worker is to look into now; those that their summaries rule out are not among them. */
export type SearchBatch = readonly SearchedExecution[];

export type SearchedExecution =
  /** It matches. */
  | { readonly kind: "matching"; readonly execution: Pick<ExecutionSummary, "id" | "path" | "archived"> }
  /** Its bundle decides. */
  | { readonly kind: "open"; readonly execution: ExecutionSummary };

/** What was found since the last message, and how many executions were looked at up to now. */
export interface SearchMessage {
  readonly findings: readonly LogFinding[];
  /** Executions that match the query. */
  readonly matching: readonly string[];
  readonly looked: number;
}

/** What the worker tells. */
export interface SearchWorkerMessage extends SearchMessage {
  /** Whether it has looked into all that it was given. */
  readonly isDone: boolean;
}

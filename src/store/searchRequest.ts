import type { ExecutionSummary } from "../core/summary";
import type { WorkspaceLayout } from "../bundle/layout";
import type { LogFinding } from "./searchLogs";

/** What the search worker is to look for. */
export interface SearchRequest {
  readonly layout: WorkspaceLayout;
  /** In the order in which they are looked into. */
  readonly executions: readonly ExecutionSummary[];
  /** Those that match it are looked into; null: all. */
  readonly query: string | null;
  /** What to find in their logs; null: which of them match the query is asked alone. */
  readonly pattern: { readonly source: string; readonly flags: string } | null;
  /** ISO 8601, for dates such as "last 7 days". */
  readonly now: string;
}

/** What was found since the last message, and how many executions were looked at up to now. */
export interface SearchMessage {
  readonly findings: readonly LogFinding[];
  /** Executions that match the query. */
  readonly matching: readonly string[];
  readonly looked: number;
}

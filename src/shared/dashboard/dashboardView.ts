import type { Dashboard } from "../../core/dashboard/dashboard";
import type { GroupField } from "../../core/dashboard/groups";
import type { TimeRange } from "../../core/dashboard/timeRange";
import type { QueryProblem } from "../../core/query/queryReader";

/** What the user chose on the dashboard; it is kept. */
export interface DashboardChoices {
  readonly query: string;
  readonly range: TimeRange;
  readonly by: GroupField;
  /** The key of the method whose durations are told; null: the one with the most. */
  readonly trendOf: string | null;
  /** Whether pictures are shown as tables. */
  readonly tables: boolean;
}

/** The dashboard as the page shows it. */
export interface DashboardView {
  readonly choices: DashboardChoices;
  readonly problem: QueryProblem | null;
  /** A query that reads bundles is under way: what is told is from before. */
  readonly searching: boolean;
  /** How far the reading of many bundles is; null while there is none. */
  readonly reading: { readonly read: number; readonly total: number } | null;
  /** Executions of the workspace. */
  readonly total: number;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly dashboard: Dashboard;
}

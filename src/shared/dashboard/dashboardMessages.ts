import type { GroupField } from "../../core/dashboard/groups";
import type { TimeRange } from "../../core/dashboard/timeRange";
import type { CompletionView } from "../table/tableMessages";
import type { DashboardView } from "./dashboardView";
import type { DashboardStrings } from "./strings";

/** What the user wants; nothing is answered, what changes comes as a snapshot. */
export type DashboardIntent =
  | { readonly type: "query"; readonly text: string }
  | { readonly type: "range"; readonly range: TimeRange }
  | { readonly type: "by"; readonly field: GroupField }
  | { readonly type: "trend"; readonly of: string }
  | { readonly type: "tables"; readonly on: boolean }
  /** Shows the executions behind a figure on the Executions page. */
  | { readonly type: "open"; readonly query: string }
  /** Writes all executions that it tells of as CSV, JSON, archives… */
  | { readonly type: "export" }
  /** Shows what all that is kept takes on the disk. */
  | { readonly type: "diskUse" }
  | { readonly type: "refresh" };

/** What the page asks and waits for. A type, not an interface: the message layer takes it as a table. */
export type DashboardRequests = {
  /** What may be put in at a place of the query. */
  readonly complete: {
    readonly params: { readonly text: string; readonly caret: number };
    readonly result: readonly CompletionView[];
  };
};

export interface DashboardSnapshot {
  readonly view: DashboardView;
  readonly strings: DashboardStrings;
}

import type { ExecutionTarget } from "../executionTarget";
import { isExecutionTarget } from "../executionTarget";
import type { MetricsLook } from "../metrics/metricsView";
import type { CompareView, MetricStatistic } from "./compareView";
import type { LogLinePlace } from "../logs/logsMessages";
import type { ContentView, LogView } from "./contentView";
import type { CompareStrings } from "./strings";

/** What the user wants; nothing is answered, what changes comes as a snapshot. */
export type CompareIntent =
  | { readonly type: "baseline"; readonly id: string }
  | { readonly type: "remove"; readonly id: string }
  | { readonly type: "add" }
  /** Nobody waits for the answer to a question any more. */
  | { readonly type: "drop"; readonly ticket: number }
  | { readonly type: "export" }
  /** What the baseline came of and what came of it. */
  | { readonly type: "lineage" }
  /** Shows the curves of all of them over each other. */
  | { readonly type: "curves" }
  /** Looks at the curves in another way: at those of another metric, along another axis, at a stretch of it. */
  | { readonly type: "look"; readonly look: Partial<MetricsLook> }
  /** The page shows it so already; it is remembered. */
  | { readonly type: "onlyDifferences"; readonly on: boolean }
  | { readonly type: "statistic"; readonly of: MetricStatistic }
  /** The head of a field was pressed, by its key; empty: the executions stand as they are listed. */
  | { readonly type: "sort"; readonly field: string }
  | { readonly type: "openDetails"; readonly id: string }
  /** Shows a file of the code of the baseline and of another execution in the diff editor. */
  | { readonly type: "openDiff"; readonly id: string; readonly path: string }
  /** Shows an input or output of the baseline and of another execution in the diff editor. @property row its key. */
  | { readonly type: "openContentDiff"; readonly id: string; readonly row: string }
  /** Shows what one of them printed. @property place where one is brought. */
  | { readonly type: "openLog"; readonly id: string; readonly place: LogLinePlace };

interface Ticketed {
  /** What the question is known by. */
  readonly ticket: number;
}

/** What the page asks when it is about to show it. A type, not an interface: the message layer takes it as a table. */
export type CompareRequests = {
  /** How an input or output differs from the baseline's. @property row its key. */
  readonly content: {
    readonly params: Ticketed & { readonly row: string; readonly id: string; readonly tolerance: number };
    readonly result: ContentView;
  };
  /** How what was printed differs from what the baseline printed. */
  readonly log: {
    readonly params: Ticketed & { readonly id: string; readonly stream: LogLinePlace["stream"] };
    readonly result: LogView;
  };
  /** How far a question has come, in percent; null where it is not asked any more. */
  readonly progress: { readonly params: Ticketed; readonly result: number | null };
};

export interface CompareSnapshot {
  readonly view: CompareView;
  readonly strings: CompareStrings;
}

/** The parts of the view that are not any more as they were sent last: of many executions the whole is large. */
export interface CompareChanges {
  readonly changes: Partial<CompareView>;
}

/** All that the page is shown. */
export type CompareShown = CompareSnapshot | CompareChanges | CompareNotice;

/** What is said while there is nothing to show yet: that it is read, or why it cannot be. */
export interface CompareNotice {
  readonly notice: string;
  readonly isProblem: boolean;
}

/** What the page remembers over a reload of the window. */
export interface ComparePageState {
  readonly targets: readonly ExecutionTarget[];
  /** The id of the one that others are held against; empty where none was kept. */
  readonly baseline: string;
  /** What executions are in the table; null: as their number asks for. */
  readonly form: CompareForm | null;
}

/** What executions are in the table of the page. */
export type CompareForm = "rows" | "columns";

/** The state as it was kept, or null where it is none. */
export function parseComparePageState(value: unknown): ComparePageState | null {
  if (typeof value !== "object" || value === null) return null;
  const { targets, baseline, form } = value as Partial<Record<keyof ComparePageState, unknown>>;
  if (!Array.isArray(targets)) return null;
  const found = targets.filter(isExecutionTarget);
  return {
    targets: found,
    baseline: typeof baseline === "string" ? baseline : "",
    form: form === "rows" || form === "columns" ? form : null,
  };
}

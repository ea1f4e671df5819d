import type * as vscode from "vscode";
import type { LineageTarget } from "../shared/lineage/lineageTarget";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { LogLinePlace } from "../shared/logs/logsMessages";
import type { Launcher } from "../host/launcher";
import type { EditHistory } from "../host/editHistory";
import type { ExecutionSummary } from "../core/summary";
import type { Lineages } from "../host/lineage/lineages";
import type { MethodFiles } from "../host/methodFiles";
import type { SavedViews } from "../host/savedViews";
import type { Workspaces } from "../host/workspaces";
import type { FormMemory } from "../forms/formMemory";

/** Opens the page of an execution. */
export interface DetailsOpener {
  open(target: ExecutionTarget, section?: "logs"): unknown;
}

/** Opens the page with the logs of an execution. */
interface LogsOpener {
  /** @param place a line that is shown; left out: what was shown before. */
  open(target: ExecutionTarget, place?: LogLinePlace): unknown;
}

/** The query that the tree is filtered by. */
export interface TreeFilter {
  readonly query: string | null;
  /** It must be readable; null clears it. */
  showQuery(text: string | null): Promise<void>;
  /** All executions that the tree's filters let through; null while that is not known of some. */
  shown(): readonly ExecutionTarget[] | null;
}

/** Opens the page of all executions. */
export interface TableOpener {
  open(query?: string): void;
  /** What it shows; what it showed last while it is closed. */
  query(): string;
  /** The columns that it shows, by their ids. @param executions that they fit where the user arranged none. */
  columns(executions: readonly ExecutionSummary[]): readonly string[];
  /** What is selected on it. */
  selected(): readonly ExecutionTarget[];
}

/** Opens the dashboard. */
export interface DashboardOpener {
  open(query?: string): void;
}

/** Opens the page with the curves of executions. */
export interface MetricsOpener {
  open(targets: readonly ExecutionTarget[]): void;
}

/** Opens executions side by side. */
export interface ComparisonOpener {
  /** @param targets those that are compared; the others are held against the first. */
  open(targets: readonly ExecutionTarget[]): unknown;
}

/** Opens the page that draws what came of what. */
export interface LineageOpener {
  open(target?: LineageTarget): void;
}

/** What commands work with. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly workspaces: Workspaces;
  readonly methods: MethodFiles;
  readonly launcher: Launcher;
  readonly memory: FormMemory;
  readonly edits: EditHistory;
  readonly filter: TreeFilter;
  readonly views: () => Promise<SavedViews>;
  readonly details: () => Promise<DetailsOpener>;
  readonly logs: () => Promise<LogsOpener>;
  readonly table: () => Promise<TableOpener>;
  readonly dashboard: () => Promise<DashboardOpener>;
  readonly metrics: () => Promise<MetricsOpener>;
  readonly comparisons: () => Promise<ComparisonOpener>;
  readonly lineage: () => Promise<LineageOpener>;
  readonly lineages: () => Promise<Lineages>;
}

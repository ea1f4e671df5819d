import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceEntry } from "../../host/workspaces";
import type { ExecutionTarget } from "../../shared/executionTarget";

/** An execution with the folder that holds it, as the table knows it. */
export interface TableEntry {
  readonly kind: "execution";
  /** Of workspace and id: names it in the window. */
  readonly key: string;
  readonly entry: WorkspaceEntry;
  readonly summary: ExecutionSummary;
  /** Where columns hold what it has. */
  slot: number;
}

/** Entries that have the same value in the column by which rows are grouped. */
interface TableGroup {
  readonly kind: "group";
  readonly key: string;
  readonly label: string | null;
  readonly entries: readonly TableEntry[];
  readonly open: boolean;
}

/** A row of the table. An entry is its own row: of 100,000 none is made for a query. */
export type TableRow = TableEntry | TableGroup;

/** Rows in their order. */
export interface TableRows {
  readonly length: number;
  /** Those from one place to before another; left out: to the end. */
  slice(from?: number, to?: number): readonly TableRow[];
}

/** The entry of an execution. @param entry the folder that holds it. */
export function entryOf(entry: WorkspaceEntry, summary: ExecutionSummary): TableEntry {
  return { kind: "execution", key: `${entry.layout.workspace}\n${summary.id}`, entry, summary, slot: 0 };
}

/** An entry as commands take it. */
export function targetOf({ entry, summary }: TableEntry): ExecutionTarget {
  return { workspace: entry.layout.workspace, id: summary.id };
}

/** Of a group: all its executions. */
export function keysOf(row: TableRow): string[] {
  return row.kind === "execution" ? [row.key] : row.entries.map(({ key }) => key);
}

/** Of a group: nothing. */
export function ownKey(row: TableRow): string[] {
  return row.kind === "execution" ? [row.key] : [];
}

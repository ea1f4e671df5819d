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

/** The entry of an execution. @param entry the folder that holds it. */
export function entryOf(entry: WorkspaceEntry, summary: ExecutionSummary): TableEntry {
  return { kind: "execution", key: `${entry.layout.workspace}\n${summary.id}`, entry, summary };
}

/** An entry as commands take it. */
export function targetOf({ entry, summary }: TableEntry): ExecutionTarget {
  return { workspace: entry.layout.workspace, id: summary.id };
}

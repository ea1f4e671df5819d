import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceEntry } from "../../host/workspaces";
import type { ExecutionTarget } from "../../shared/executionTarget";

/** An execution with the folder that holds it, as the table knows it. */
export interface TableEntry {
  /** Of workspace and id: names it in the window. */
  readonly key: string;
  readonly entry: WorkspaceEntry;
  readonly summary: ExecutionSummary;
}

/** A row of the table. */
export type TableRow =
  | { readonly kind: "execution"; readonly key: string; readonly of: TableEntry }
  | {
      readonly kind: "group";
      readonly key: string;
      readonly label: string | null;
      readonly entries: readonly TableEntry[];
      readonly open: boolean;
    };

/** An entry as commands take it. */
export function targetOf({ entry, summary }: TableEntry): ExecutionTarget {
  return { workspace: entry.layout.workspace, id: summary.id };
}

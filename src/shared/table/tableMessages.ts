import type { ChipField } from "../../core/table/queryChips";
import type { ChosenDirection } from "../../core/table/bestValue";
import type { ColumnChange } from "../../core/table/columnChange";
import type { TableStrings } from "./strings";
import type { ChipValue, ColumnChoice, SelectionVerb, TableRowView, TableView } from "./tableView";

/** Commands of the extension on one row; each is `executions.<verb>`. */
export const rowVerbs = [
  "openDetails",
  "showLogs",
  "showMetrics",
  "showLineage",
  "rerun",
  "stop",
  "editName",
  "editNote",
  "editTags",
  "pin",
  "unpin",
  "delete",
  "openCommit",
  "openChanges",
] as const;

export type RowVerb = (typeof rowVerbs)[number];

/** What the user wants; nothing is answered, what changes comes as a snapshot. */
export type TableIntent =
  | { readonly type: "query"; readonly text: string }
  | { readonly type: "sort"; readonly column: string; readonly add: boolean }
  | { readonly type: "sortBy"; readonly column: string; readonly descending: boolean }
  | { readonly type: "changeColumns"; readonly change: ColumnChange }
  | { readonly type: "resetColumns" }
  | { readonly type: "onlyDiffering"; readonly on: boolean }
  /** Null: as the metric's name tells. */
  | { readonly type: "direction"; readonly metric: string; readonly better: ChosenDirection | null }
  | { readonly type: "group"; readonly column: string | null }
  | { readonly type: "fold"; readonly key: string; readonly open: boolean }
  | { readonly type: "chip"; readonly field: ChipField; readonly value: string; readonly only: boolean }
  | { readonly type: "clearChip"; readonly field: ChipField }
  /**
   * Rows from one to the other, by their keys: added to what is selected, or in place of what of it is shown; `turn` takes a
   * selected one out again.
   */
  | { readonly type: "select"; readonly from: string; readonly to: string; readonly how: SelectHow }
  | { readonly type: "selectAll" }
  | { readonly type: "clearSelection" }
  | { readonly type: "row"; readonly verb: RowVerb; readonly key: string }
  | { readonly type: "selection"; readonly verb: SelectionVerb }
  /** Name, note or tags, as they were typed into the row. */
  | { readonly type: "annotate"; readonly key: string; readonly field: EditedField; readonly text: string }
  | { readonly type: "undo" }
  /** With all that the query asks for. */
  | { readonly type: "page"; readonly verb: PageVerb }
  /** Shows a saved view; null: all executions. */
  | { readonly type: "showView"; readonly key: string | null }
  | { readonly type: "changeView"; readonly verb: ViewVerb }
  | { readonly type: "reading"; readonly verb: "cancel" | "resume" }
  | { readonly type: "begin" }
  | { readonly type: "refresh" }
  /** So many rows can be seen at once. */
  | { readonly type: "sight"; readonly rows: number };

/** What can be edited in the row. */
export type EditedField = "name" | "note" | "tags";

/** Commands of the extension on all that the query asks for; each is `executions.<verb>`. */
export type PageVerb = "exportAs" | "copyQueryLink" | "openDashboard";

/** What is done to saved views: all but `save` is done to the one that was chosen last. */
export type ViewVerb = "save" | "update" | "rename" | "delete";

type SelectHow = "only" | "add" | "turn";

/** What the page asks and waits for. A type, not an interface: the message layer takes it as a table. */
export type TableRequests = {
  /** A window of rows. @param anchor the key of the row that shall be its first; null: the one at `from` is. */
  readonly rows: {
    readonly params: { readonly from: number; readonly count: number; readonly anchor: string | null };
    readonly result: RowWindow;
  };
  /** What may be put in at a place of the query. */
  readonly complete: {
    readonly params: { readonly text: string; readonly caret: number };
    readonly result: readonly CompletionView[];
  };
  readonly chip: { readonly params: { readonly field: ChipField }; readonly result: readonly ChipValue[] };
  readonly columns: {
    readonly params: Record<string, never>;
    readonly result: readonly ColumnChoice[];
  };
};

/** `insert` stands in place of the signs from `from` up to `to`. */
export interface CompletionView {
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
  readonly from: number;
  readonly to: number;
}

export interface RowWindow {
  readonly revision: number;
  readonly from: number;
  readonly rowCount: number;
  readonly rows: readonly TableRowView[];
}

export interface TableSnapshot {
  readonly view: TableView;
  /** The first rows where others are shown now, or in another order: the page need not ask for them. */
  readonly top: RowWindow | null;
  readonly strings: TableStrings;
}

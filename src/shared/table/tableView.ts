import { columnWidths } from "../../core/table/columnWidths";
import { mostValues } from "../../core/table/countValues";
import type { ExecutionState } from "../../core/lifecycle";
import type { QueryProblem } from "../../core/query/queryReader";
import type { Aggregate } from "../../core/table/aggregate";
import type { BetterDirection, ChosenDirection } from "../../core/table/bestValue";
import type { ChipField } from "../../core/table/queryChips";
import type { ColumnLayout } from "../../core/table/tableLayout";

export { columnWidths, mostValues };

/** What a cell shows; the page puts it into words. */
export type CellView =
  | { readonly kind: "none" }
  | { readonly kind: "state"; readonly state: ExecutionState; readonly progress: number | null }
  | {
      readonly kind: "name";
      readonly name: string | null;
      readonly pinned: boolean;
      readonly archived: boolean;
      /** What tripped a rule of the user, in words. */
      readonly alerts: readonly string[];
    }
  | { readonly kind: "text"; readonly text: string; readonly mono: boolean }
  | { readonly kind: "number"; readonly value: number; readonly best: boolean }
  | { readonly kind: "bytes"; readonly bytes: number }
  | { readonly kind: "time"; readonly at: string }
  /** Of one that runs: since when; else how long it took, in ms. */
  | { readonly kind: "duration"; readonly ms: number | null; readonly since: string | null }
  | { readonly kind: "commit"; readonly commit: string; readonly dirty: boolean }
  | { readonly kind: "tags"; readonly tags: readonly string[] }
  /** Of a group: what the numbers of all its rows tell, and which of it is shown; the hover tells all. */
  | {
      readonly kind: "aggregate";
      readonly of: "median" | "max" | "min" | "range";
      readonly text: "duration" | "number" | "bytes";
      readonly figures: Aggregate;
    };

export interface StateCount {
  readonly state: ExecutionState;
  readonly count: number;
}

export interface ExecutionRowView {
  readonly kind: "execution";
  /** Names the row while the window lives. */
  readonly key: string;
  readonly id: string;
  /** Absolute path of the folder that holds it. */
  readonly workspace: string;
  /** What the menus' `when` clauses look for. */
  readonly words: string;
  /** More on its state, such as why it failed; null: there is none. */
  readonly detail: string | null;
  readonly selected: boolean;
  /** By the columns that are shown, in their order. */
  readonly cells: readonly CellView[];
}

export interface GroupRowView {
  readonly kind: "group";
  readonly key: string;
  /** Null: its rows have no value. */
  readonly label: string | null;
  readonly count: number;
  readonly states: readonly StateCount[];
  /** How many of its executions are selected. */
  readonly selected: number;
  readonly open: boolean;
  readonly cells: readonly CellView[];
}

export type TableRowView = ExecutionRowView | GroupRowView;

export interface ColumnView extends ColumnLayout {
  /** Whether its values stand at the right. */
  readonly numeric: boolean;
  /** Which is better; null where nothing is measured, and where no value is better than another. */
  readonly better: BetterDirection | null;
  /** Of a metric what the user said of it; null: its name tells. Of other columns undefined. */
  readonly direction: ChosenDirection | null | undefined;
  /** Its place among the columns by which rows are sorted, from 1. */
  readonly sortPlace: number | null;
  readonly descending: boolean;
}

/** A column that can be shown. */
export interface ColumnChoice {
  readonly id: string;
  /** How many executions have a value. */
  readonly count: number | null;
  /** How many values it has, as far as {@link mostValues}; null where that was not looked for. */
  readonly values: number | null;
  readonly shown: boolean;
}

export interface ChipView {
  readonly field: ChipField;
  /** Empty: it filters nothing. */
  readonly values: readonly string[];
  /** How many executions have these values, whatever else the query asks. */
  readonly count: number | null;
}

export interface ChipValue {
  readonly value: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** A view that was saved. */
export interface SavedViewItem {
  /** Of owner and name: names it in the window. */
  readonly key: string;
  readonly name: string;
  readonly query: string;
  /** Whether the team shares it; else it is the user's own. */
  readonly isShared: boolean;
}

export interface SavedViewsView {
  readonly items: readonly SavedViewItem[];
  /** The view that was chosen last; null: none. */
  readonly current: SavedViewItem | null;
  /** Whether query, columns, order or group are no longer as the current one says. */
  readonly isChanged: boolean;
}

/** How far the reading of many bundles in the background is. */
export interface ReadingView {
  readonly read: number;
  readonly total: number;
  /** It was cancelled: the rest was not read. */
  readonly isCancelled: boolean;
}

/** A term without which a query would find something. */
export interface LeftOutView {
  readonly term: string;
  /** How many there would be. */
  readonly count: number;
  /** The query without it. */
  readonly query: string;
}

export interface ActionView {
  readonly eligible: number;
  /** Why none can; null where some can. */
  readonly reason: string | null;
}

/** What can be done with what is selected. */
export const selectionVerbs = [
  "compare",
  "stop",
  "archive",
  "editTags",
  "exportAs",
  "verify",
  "delete",
  "rerun",
  "retry",
  "recover",
  "unarchive",
  "copyLink",
] as const;

export type SelectionVerb = (typeof selectionVerbs)[number];

export interface SelectionView {
  readonly count: number;
  /** How many of them the query hides. */
  readonly hidden: number;
  readonly states: readonly StateCount[];
  readonly actions: Readonly<Record<SelectionVerb, ActionView>>;
}

export interface TableView {
  /** Counts up with each change of the rows. */
  readonly revision: number;
  /** Executions of the workspace, and those that the query asks for. */
  readonly total: number;
  readonly matching: number;
  /** Rows, those of groups too. */
  readonly rowCount: number;
  readonly states: readonly StateCount[];
  readonly query: string;
  readonly problem: QueryProblem | null;
  /** The query of the rows that are shown, in one way of writing: of a wrong one, and of more blanks, it stays the same. */
  readonly asked: string;
  readonly columns: readonly ColumnView[];
  /** How many columns are left out because all rows agree in them; null: none is left out for that. */
  readonly alikeColumns: number | null;
  readonly group: string | null;
  readonly saved: SavedViewsView;
  /** Null while nothing is read in the background. */
  readonly reading: ReadingView | null;
  /** Why executions cannot be listed; null while they can. */
  readonly unreadable: string | null;
  /** Of a query that finds nothing: the terms without which it would find most, the most first. */
  readonly leftOut: readonly LeftOutView[];
  readonly chips: readonly ChipView[];
  readonly selection: SelectionView | null;
  /** A query that reads bundles is under way. */
  readonly searching: boolean;
}

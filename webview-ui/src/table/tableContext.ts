import type { TableIntent } from "../../../src/shared/table/tableMessages";
import type { TableStrings } from "../../../src/shared/table/strings";
import type {
  ChipValue,
  ChipView,
  ColumnChoice,
  TableRowView,
  TableView,
} from "../../../src/shared/table/tableView";
import type { OpenEdit } from "./cellEditor";
import type { Completer, OpenCompletion } from "./completer";
import type { MenuName } from "./menuOpener";
import type { PageProblem } from "./notice";
import type { RowEdit } from "./rowEdit";
import type { RowRange } from "./rowWindow";

/** The field that a chip filters by. */
export type ChipField = ChipView["field"];

/** A list that is open over the page. */
export type OpenMenu =
  | { readonly kind: "columns"; readonly choices: readonly ColumnChoice[]; readonly find: string }
  | { readonly kind: "group"; readonly choices: readonly ColumnChoice[]; readonly find: string }
  | { readonly kind: "views"; readonly find: string }
  | { readonly kind: "more"; readonly find: string }
  /** Of the head of a column. */
  | { readonly kind: "head"; readonly column: string }
  | {
      readonly kind: "chip";
      readonly field: ChipField;
      readonly values: readonly ChipValue[];
      readonly find: string;
    };

/** The cell that has the focus; row -1 is that of the heads. */
export interface FocusedCell {
  readonly row: number;
  readonly column: number;
}

/** What is seen of the rows. */
export interface Sight {
  readonly scrollLeft: number;
  /** CSS pixels. */
  readonly width: number;
  readonly range: RowRange;
  /** The first and the last row of which something is seen. */
  readonly first: number;
  readonly last: number;
  /** Whether one scrolls far at once. */
  readonly isLeaping: boolean;
}

/** What every part of the page is drawn from, and how it acts. */
export interface TableContext {
  readonly view: TableView;
  readonly strings: TableStrings;
  readonly now: Date;
  readonly draft: string;
  readonly focus: FocusedCell;
  readonly sight: Sight;
  readonly menu: OpenMenu | null;
  readonly completion: OpenCompletion | null;
  readonly completer: Completer;
  /** The cell that is edited. */
  readonly edit: OpenEdit | null;
  readonly rowEdit: RowEdit;
  /** How many rows came above what is seen. */
  readonly newAbove: number;
  /** How long many bundles are still read, in ms; null: none are, or it is not known yet. */
  readonly readingLeftMs: number | null;
  /** What could not be read; null: nothing is wrong. */
  readonly problem: PageProblem | null;
  readonly rowAt: (index: number) => TableRowView | undefined;
  /** The row with the focus; undefined: it is not at hand. */
  readonly focusedRow: () => TableRowView | undefined;
  readonly send: (intent: TableIntent) => void;
  readonly type: (text: string) => void;
  /** The chips that do not fit beside the others. */
  readonly chipsBeyond: readonly ChipField[];
  readonly openMenu: (menu: MenuName) => void;
  /** Opens the menu of a head, by the column's index. */
  readonly openHead: (column: number) => void;
  readonly find: (text: string) => void;
  readonly closeMenu: () => void;
  readonly focusCell: (cell: FocusedCell) => void;
  readonly toTop: () => void;
  readonly goToRow: (row: number) => void;
  /** Turns the selection of a row. */
  readonly tick: (index: number) => void;
  /** Selects from where the selection began to this row, which gets the focus. @param add to what else is selected. */
  readonly extend: (index: number, add: boolean) => void;
}

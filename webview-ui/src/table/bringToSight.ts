import type { ColumnView } from "../../../src/shared/table/tableView";
import { columnPlaces, pinnedAt, scrollToColumn } from "./columnPlaces";
import { scrollToRow } from "./rowWindow";
import type { FocusedCell } from "./tableContext";

/** Scrolls no further than needed to show a cell whole. */
export function bringCell(
  scroller: HTMLElement,
  columns: readonly ColumnView[],
  { row, column }: FocusedCell,
): void {
  if (row >= 0) scroller.scrollTop = scrollToRow(row, scroller.scrollTop, scroller.clientHeight);
  bringColumn(scroller, columns, column);
}

function bringColumn(scroller: HTMLElement, columns: readonly ColumnView[], index: number): void {
  const { clientWidth, scrollLeft } = scroller;
  const left = scrollToColumn(columnPlaces(pinnedAt(columns, clientWidth)), index, scrollLeft, clientWidth);
  if (left !== scrollLeft) scroller.scrollLeft = left;
}

/** Shows a column that was put in among others; where several came, or none, nothing is scrolled. */
export function bringNewColumn(
  scroller: HTMLElement,
  before: readonly ColumnView[],
  columns: readonly ColumnView[],
): void {
  const known = new Set(before.map(({ id }) => id));
  const added = columns.findIndex(({ id }) => !known.has(id));
  if (columns.length === before.length + 1 && added >= 0) bringColumn(scroller, columns, added);
}

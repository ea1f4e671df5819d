import type { ColumnView } from "../../../src/shared/table/tableView";
import type { ColumnPlace } from "./columnPlaces";
import type { Heads } from "./heads";
import type { TableContext } from "./tableContext";

type Place = ColumnPlace<ColumnView>;

/** Where a cell of a row lies. */
export interface Spot {
  readonly place: Place;
  readonly heads: Heads;
}

/** The id of the element that shows a cell. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

/** What the cell of a row is called in the styles. */
export function cellClass({ focus }: TableContext, index: number, { place, heads }: Spot): string {
  const { column, index: at } = place;
  return [
    column.pinned ? "pin" : "",
    at === heads.lastPinned ? "last" : "",
    column.numeric ? "num" : "",
    heads.begins.has(at) ? "begin" : "",
    focus.row === index && focus.column === at ? "focus" : "",
  ].join(" ");
}

/** Where the cell stands, as its style. */
export function cellStyle({ column, left }: Place): string {
  return `left:${left}px;width:${column.width}px`;
}

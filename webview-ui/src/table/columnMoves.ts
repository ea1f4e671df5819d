import type { TableIntent } from "../../../src/shared/table/tableMessages";
import type { TableView } from "../../../src/shared/table/tableView";
import type { TableContext } from "./tableContext";

type Change = Extract<TableIntent, { type: "changeColumns" }>;

/** A column that is pulled wider or narrower, in CSS pixels. */
export interface ColumnWidth {
  readonly id: string;
  readonly width: number;
}

/** The table while one of its columns is pulled. @param widened null: none is. */
export function withWidth(view: TableView, widened: ColumnWidth | null): TableView {
  if (widened === null) return view;
  const { id, width } = widened;
  return {
    ...view,
    columns: view.columns.map((column) => (column.id === id ? { ...column, width } : column)),
  };
}

/** One column of another width, in CSS pixels; null where there is no such column. */
export function resized({ view }: TableContext, index: number, width: number): Change | null {
  const column = view.columns[index];
  return column === undefined
    ? null
    : { type: "changeColumns", change: { kind: "width", id: column.id, width } };
}

/** One column at the place of another; null where one of them is not there. */
export function moved({ view }: TableContext, from: number, to: number): Change | null {
  const [column, target] = [view.columns[from], view.columns[to]];
  if (column === undefined || target === undefined || column === target) return null;
  return { type: "changeColumns", change: { kind: "move", id: column.id, beside: target.id } };
}

/** A column that stays in place, or does so no more. */
export function pinned({ view }: TableContext, index: number): Change | null {
  const column = view.columns[index];
  if (column === undefined) return null;
  return { type: "changeColumns", change: { kind: "pin", id: column.id, pinned: !column.pinned } };
}

/** Without a column. */
export function hidden({ view }: TableContext, index: number): Change | null {
  const column = view.columns[index];
  return column === undefined ? null : { type: "changeColumns", change: { kind: "hide", ids: [column.id] } };
}

import { columnFamily } from "./tableColumn";
import { arrangedColumns, initialWidth, type ColumnLayout } from "./tableLayout";

/** What a user does to the columns that are shown; `id` and `beside` are names of columns. */
export type ColumnChange =
  /** @param width CSS pixels. */
  | { readonly kind: "width"; readonly id: string; readonly width: number }
  | { readonly kind: "pin"; readonly id: string; readonly pinned: boolean }
  /** It takes the place of another, which makes room; among pinned ones it is pinned too. */
  | { readonly kind: "move"; readonly id: string; readonly beside: string }
  | { readonly kind: "show"; readonly ids: readonly string[] }
  | { readonly kind: "hide"; readonly ids: readonly string[] };

/** The columns after a change. */
export function changeColumns(columns: readonly ColumnLayout[], change: ColumnChange): ColumnLayout[] {
  return arrangedColumns(changed(columns, change));
}

function changed(columns: readonly ColumnLayout[], change: ColumnChange): readonly ColumnLayout[] {
  switch (change.kind) {
    case "width":
      return columns.map((column) => (column.id === change.id ? { ...column, width: change.width } : column));
    case "pin":
      return columns.map((column) =>
        column.id === change.id ? { ...column, pinned: change.pinned } : column,
      );
    case "move":
      return moved(columns, change.id, change.beside);
    case "show":
      return change.ids.reduce(withColumn, columns);
    case "hide":
      return columns.filter(({ id }) => !change.ids.includes(id));
  }
}

function moved(columns: readonly ColumnLayout[], id: string, beside: string): readonly ColumnLayout[] {
  const from = columns.findIndex((column) => column.id === id);
  const to = columns.findIndex((column) => column.id === beside);
  const [column, target] = [columns[from], columns[to]];
  if (column === undefined || target === undefined) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, { ...column, pinned: target.pinned });
}

/** A column that is shown stands behind those of its kind. */
function withColumn(columns: readonly ColumnLayout[], id: string): readonly ColumnLayout[] {
  if (columns.some((column) => column.id === id)) return columns;
  const family = columnFamily(id);
  const place = columns.findLastIndex((column) => columnFamily(column.id) === family);
  const column = { id, width: initialWidth(id), pinned: false };
  return columns.toSpliced(place < 0 ? columns.length : place + 1, 0, column);
}

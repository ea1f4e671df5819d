import type { SavedView } from "../savedView";
import type { SortKey } from "./sortRows";
import { parseColumn } from "./tableColumn";
import { initialWidth, type ColumnLayout, type TableLayout } from "./tableLayout";

/** A saved view of what the table shows. @param columns as they are shown. */
export function viewOf(
  name: string,
  query: string,
  columns: readonly ColumnLayout[],
  { sort, group }: TableLayout,
): SavedView {
  return {
    name,
    query,
    columns: columns.map(({ id }) => id),
    sort: sort.map(({ column, descending }) => (descending ? `-${column}` : column)),
    ...(group === null ? {} : { groupBy: group }),
  };
}

/**
 * The table arranged as a view says; what the view does not say stays as it is. Columns keep their width, and are pinned
 * where they were.
 * @param shown the columns as they are shown now.
 */
export function layoutOfView(
  view: SavedView,
  layout: TableLayout,
  shown: readonly ColumnLayout[],
): TableLayout {
  const isShaped = view.columns !== undefined || view.sort !== undefined || view.groupBy !== undefined;
  if (!isShaped) return layout;
  return {
    ...layout,
    columns: view.columns === undefined ? layout.columns : columnsOf(view.columns, shown),
    sort: view.sort === undefined ? layout.sort : view.sort.flatMap(sortKey),
    group: view.groupBy !== undefined && parseColumn(view.groupBy) !== null ? view.groupBy : null,
  };
}

function columnsOf(ids: readonly string[], shown: readonly ColumnLayout[]): ColumnLayout[] {
  const alwaysPinned = ["state", "name"];
  return ids
    .filter((id) => parseColumn(id) !== null)
    .map(
      (id) =>
        shown.find((column) => column.id === id) ?? {
          id,
          width: initialWidth(id),
          pinned: alwaysPinned.includes(id),
        },
    );
}

function sortKey(field: string): SortKey[] {
  const descending = field.startsWith("-");
  const column = descending ? field.slice(1) : field;
  return parseColumn(column) === null ? [] : [{ column, descending }];
}

/** Whether the table shows something else than a view says. @param now as {@link viewOf} tells it. */
export function isChanged(view: SavedView, now: SavedView): boolean {
  if (view.query !== now.query) return true;
  return (["columns", "sort", "groupBy"] as const).some(
    (part) =>
      (view[part] !== undefined || isShapedOtherwise(view, part)) &&
      JSON.stringify(view[part] ?? null) !== JSON.stringify(now[part] ?? null),
  );
}

/** A view that says how the table is arranged, and no group, has none. */
function isShapedOtherwise(view: SavedView, part: "columns" | "sort" | "groupBy"): boolean {
  return part === "groupBy" && (view.columns !== undefined || view.sort !== undefined);
}

import { changeColumns } from "../../core/table/columnChange";
import { pressSort } from "../../core/table/sortRows";
import { parseColumn } from "../../core/table/tableColumn";
import type { ColumnLayout, TableLayout } from "../../core/table/tableLayout";
import { betterDirection, type MetricDirections } from "../../core/table/bestValue";
import type { TableIntent } from "../../shared/table/tableMessages";

const arrangements = [
  "sort",
  "sortBy",
  "group",
  "changeColumns",
  "resetColumns",
  "onlyDiffering",
  "direction",
] as const;

/** What changes how the table is arranged. */
export type Arrangement = Extract<TableIntent, { type: (typeof arrangements)[number] }>;

export function isArrangement(intent: TableIntent): intent is Arrangement {
  return arrangements.some((type) => type === intent.type);
}

/** Whether rows get another order or other groups by it. */
export function changesOrder({ type }: Arrangement): boolean {
  return type === "sort" || type === "sortBy" || type === "group";
}

/** The layout after a change. @param columns as they are now, those too that are left out because rows agree in them. */
export function arranged(
  layout: TableLayout,
  columns: readonly ColumnLayout[],
  intent: Arrangement,
): TableLayout {
  switch (intent.type) {
    case "sort":
      return {
        ...layout,
        sort: pressSort(layout.sort, intent.column, intent.add, begins(intent.column, layout.directions)),
      };
    case "sortBy":
      return { ...layout, sort: [{ column: intent.column, descending: intent.descending }] };
    case "group":
      return { ...layout, group: intent.column };
    case "changeColumns": {
      const changed = changeColumns(columns, intent.change);
      return { ...layout, columns: changed, sort: sortedByShown(layout.sort, columns, changed) };
    }
    case "resetColumns":
      return { ...layout, columns: null };
    case "onlyDiffering":
      return { ...layout, onlyDiffering: intent.on };
    case "direction":
      return { ...layout, directions: withDirection(layout.directions, intent) };
  }
}

/** What a column sorts by goes with it: nobody would see why rows stand where they do. The same array where nothing goes. */
function sortedByShown(
  sort: TableLayout["sort"],
  before: readonly ColumnLayout[],
  after: readonly ColumnLayout[],
): TableLayout["sort"] {
  const isGone = ({ column }: { readonly column: string }): boolean =>
    before.some(({ id }) => id === column) && !after.some(({ id }) => id === column);
  return sort.some(isGone) ? sort.filter((key) => !isGone(key)) : sort;
}

function withDirection(
  directions: MetricDirections,
  { metric, better }: Extract<Arrangement, { type: "direction" }>,
): MetricDirections {
  const others = Object.entries(directions).filter(([name]) => name !== metric);
  return Object.fromEntries(better === null ? others : [...others, [metric, better]]);
}

/** Metrics begin with the best, other figures and times with the largest, words with A. */
function begins(id: string, directions: MetricDirections): "ascending" | "descending" {
  const column = parseColumn(id);
  if (column?.kind === "metric")
    return betterDirection(column.name, directions) === "min" ? "ascending" : "descending";
  const isFigure =
    column?.kind === "fact" && ["started", "duration", "outputsBytes", "peakMemory"].includes(column.fact);
  return isFigure ? "descending" : "ascending";
}

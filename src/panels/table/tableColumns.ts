import type { ExecutionSummary } from "../../core/summary";
import { bestValue, betterDirection } from "../../core/table/bestValue";
import { discoverColumns, type FoundColumn } from "../../core/table/discoverColumns";
import { factColumns, parseColumn, type TableColumn } from "../../core/table/tableColumn";
import { initialColumns, type ColumnLayout, type TableLayout } from "../../core/table/tableLayout";
import type { ColumnChoice, ColumnView } from "../../shared/table/tableView";
import { isNumeric } from "./cellView";

/** A column with what its cells need. */
export interface ShownColumn {
  readonly layout: ColumnLayout;
  readonly column: TableColumn;
  /** Of the rows that are shown; null: none is marked. */
  readonly best: number | null;
}

/** The columns that a layout shows. @param shown the executions that the query asks for. */
export function shownColumns(
  { columns }: TableLayout,
  found: readonly FoundColumn[],
  shown: readonly ExecutionSummary[],
): ShownColumn[] {
  return (columns ?? initialColumns(found)).flatMap((layout) => {
    const column = parseColumn(layout.id);
    return column === null ? [] : [{ layout, column, best: bestOf(column, shown) }];
  });
}

function bestOf(column: TableColumn, shown: readonly ExecutionSummary[]): number | null {
  if (column.kind !== "metric") return null;
  const values = shown.map(({ metrics }) => metrics[column.name] ?? null);
  return bestValue(values, betterDirection(column.name));
}

/** The heads of the columns. */
export function columnViews(
  shown: readonly ShownColumn[],
  { sort }: TableLayout,
  sample: readonly ExecutionSummary[],
): ColumnView[] {
  return shown.map(({ layout, column }) => {
    const place = sort.findIndex((key) => key.column === layout.id);
    return {
      ...layout,
      numeric: isNumeric(column, sample),
      better: column.kind === "metric" ? betterDirection(column.name) : null,
      sortPlace: place < 0 ? null : place + 1,
      descending: sort[place]?.descending ?? false,
    };
  });
}

/** Every column that can be shown: facts, the values that executions have, and facts of their environment. */
export function columnChoices(
  shown: readonly ShownColumn[],
  summaries: readonly ExecutionSummary[],
  environment: readonly string[],
): ColumnChoice[] {
  const isShown = new Set(shown.map(({ layout }) => layout.id));
  const all = [
    ...factColumns.map((id) => ({ id, count: null })),
    ...discoverColumns(summaries),
    ...environment.map((name) => ({ id: `env:${name}`, count: null })),
  ];
  return all.map(({ id, count }) => ({ id, count, shown: isShown.has(id) }));
}

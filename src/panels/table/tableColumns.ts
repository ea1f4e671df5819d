import type { ExecutionSummary } from "../../core/summary";
import { betterDirection, type BetterDirection } from "../../core/table/bestValue";
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

/**
 * The columns that a layout shows.
 * @param foundColumns the values that executions have; asked where nobody arranged the columns.
 * @param bestOf the best value of a metric.
 */
export function shownColumns(
  { columns }: TableLayout,
  foundColumns: () => readonly FoundColumn[],
  bestOf: (metric: string, direction: BetterDirection) => number | null,
): ShownColumn[] {
  return (columns ?? initialColumns(foundColumns())).flatMap((layout) => {
    const column = parseColumn(layout.id);
    if (column === null) return [];
    const best = column.kind === "metric" ? bestOf(column.name, betterDirection(column.name)) : null;
    return [{ layout, column, best }];
  });
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

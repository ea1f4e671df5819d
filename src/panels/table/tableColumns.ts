import type { ExecutionSummary } from "../../core/summary";
import type { NumberRange } from "../../core/query/numberColumn";
import { bestOf, betterDirection, chosenDirection, type BetterDirection } from "../../core/table/bestValue";
import type { FoundColumn } from "../../core/table/discoverColumns";
import { factColumns, parseColumn, type TableColumn } from "../../core/table/tableColumn";
import { initialColumns, type ColumnLayout, type TableLayout } from "../../core/table/tableLayout";
import type { ColumnChoice, ColumnView } from "../../shared/table/tableView";
import { isNumeric } from "./cellView";
import { once } from "./once";

/** A column with what its cells need. */
export interface ShownColumn {
  readonly layout: ColumnLayout;
  readonly column: TableColumn;
  readonly better: BetterDirection | null;
  /** Of the rows that are shown, looked for when it is first asked for; null: none is marked. */
  readonly best: () => number | null;
}

/** What the values of the executions that are shown tell of columns. */
export interface ShownValues {
  /** How many executions there are. */
  readonly count: number;
  /** The named values that executions have, those too that are not shown; those that most have first. */
  readonly named: () => readonly FoundColumn[];
  /** The least and the most of the values of metrics. */
  readonly ranges: (metrics: readonly string[]) => ReadonlyMap<string, NumberRange>;
  /** Whether not all have the same value in a column. */
  readonly differs: (column: TableColumn) => boolean;
  /** Whether not all of those that have a value in a column have the same. */
  readonly varies: (column: TableColumn) => boolean;
}

/**
 * The columns that a layout has.
 * @param values those of the executions that the query asks for.
 */
export function arrangedBy({ columns, directions }: TableLayout, values: ShownValues): ShownColumn[] {
  const shown = (columns ?? firstColumns(values.named(), values.varies)).flatMap((layout) => {
    const column = parseColumn(layout.id);
    if (column === null) return [];
    const metric = column.kind === "metric" ? column.name : null;
    return [{ layout, column, metric, better: metric === null ? null : betterDirection(metric, directions) }];
  });
  const ranges = once(() =>
    values.ranges(
      shown.flatMap(({ metric, better }) => (metric === null || better === null ? [] : [metric])),
    ),
  );
  return shown.map(({ layout, column, metric, better }) => {
    const best = (): number | null => {
      const range = metric === null || better === null ? undefined : ranges().get(metric);
      return range === undefined || better === null ? null : bestOf(range, better);
    };
    return { layout, column, better, best };
  });
}

/** The columns that a table begins with. @param varies whether the values that executions have in a column vary. */
export function firstColumns(
  found: readonly FoundColumn[],
  varies: (column: TableColumn) => boolean,
): ColumnLayout[] {
  return initialColumns(found, (id) => {
    const column = parseColumn(id);
    return column !== null && varies(column);
  });
}

/** The columns in which executions differ; pinned ones, and those whose values stand in bundles, are among them anyway. */
export function differingColumns(columns: readonly ShownColumn[], values: ShownValues): ShownColumn[] {
  if (values.count < 2) return [...columns];
  return columns.filter(
    ({ layout, column }) => layout.pinned || column.kind === "env" || values.differs(column),
  );
}

/** The heads of the columns. */
export function columnViews(
  shown: readonly ShownColumn[],
  { sort, directions }: TableLayout,
  sample: readonly ExecutionSummary[],
): ColumnView[] {
  return shown.map(({ layout, column, better }) => {
    const place = sort.findIndex((key) => key.column === layout.id);
    return {
      ...layout,
      numeric: isNumeric(column, sample),
      better,
      direction: column.kind === "metric" ? chosenDirection(column.name, directions) : undefined,
      sortPlace: place < 0 ? null : place + 1,
      descending: sort[place]?.descending ?? false,
    };
  });
}

/** Every column that can be shown: facts, the values that executions have, and facts of their environment. */
export function columnChoices(
  shown: readonly ShownColumn[],
  found: readonly FoundColumn[],
  values: ReadonlyMap<string, number>,
  environment: readonly string[],
): ColumnChoice[] {
  const isShown = new Set(shown.map(({ layout }) => layout.id));
  const all = [
    ...factColumns.map((id) => ({ id, count: null, values: null })),
    ...found.map((each) => ({ ...each, values: values.get(each.id) ?? null })),
    ...environment.map((name) => ({ id: `env:${name}`, count: null, values: null })),
  ];
  return all.map((each) => ({ ...each, shown: isShown.has(each.id) }));
}

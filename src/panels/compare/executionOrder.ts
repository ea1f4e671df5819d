import type { Comparison } from "../../core/compare/comparison";
import type { ComparisonRow } from "../../core/compare/comparisonRow";
import type { MetricStatistic } from "../../shared/compare/compareView";
import { pressSort, sortRows, type SortKey } from "../../core/table/sortRows";

/** What a field is known by on the page. */
export function fieldKey({ section, name }: Pick<ComparisonRow, "section" | "name">): string {
  return `${section} ${name}`;
}

/**
 * The places of the executions in the order in which they stand as rows: the baseline first, which the others are read
 * against, then these by the values of a field; those that have none come last.
 * @param sort null: as they are listed.
 */
export function executionOrder(
  { executions, baseline, rows }: Pick<Comparison, "executions" | "baseline" | "rows">,
  sort: SortKey | null,
): readonly number[] {
  const others = executions.map((_, index) => index).filter((index) => index !== baseline);
  const row = sort === null ? undefined : rows.find((each) => fieldKey(each) === sort.column);
  const keys = sort === null || row === undefined ? [] : [sort];
  return [baseline, ...sortRows(others, keys, (index) => row?.values[index] ?? null)];
}

/** The same order by what is shown of metrics from now on: where it goes by a metric, by its last value or its best. */
export function sortOfStatistic(sort: SortKey | null, statistic: MetricStatistic): SortKey | null {
  const [from, to] = statistic === "best" ? ["metrics ", "bestMetrics "] : ["bestMetrics ", "metrics "];
  if (sort?.column.startsWith(from) !== true) return sort;
  return { ...sort, column: `${to}${sort.column.slice(from.length)}` };
}

/** What a press on the head of a field makes of the order: what is best comes first, pressed again it turns. */
export function pressedSort(
  rows: readonly ComparisonRow[],
  sort: SortKey | null,
  field: string,
): SortKey | null {
  const row = rows.find((each) => fieldKey(each) === field);
  if (row === undefined) return null;
  const first = row.better === "max" ? "descending" : "ascending";
  return pressSort(sort === null ? [] : [sort], field, false, first)[0] ?? null;
}

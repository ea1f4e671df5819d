import { compileQuery } from "../../core/query/compileQuery";
import type { Query } from "../../core/query/queryTree";
import {
  chipFields,
  chipValues,
  dateWords,
  fieldValues,
  termOf,
  withChip,
  type ChipField,
} from "../../core/table/queryChips";
import type { ChipValue, ChipView } from "../../shared/table/tableView";
import type { TableEntry } from "./tableRow";

/** The chips as a query sets them, with how many executions have their values. */
export function chipViews(query: Query, all: readonly TableEntry[], now: Date): ChipView[] {
  return chipFields.map((field) => {
    const values = chipValues(query, field);
    if (values.length === 0) return { field, values, count: null };
    return { field, values, count: countOf(withChip({ kind: "all" }, field, values), all, now) };
  });
}

/**
 * The values that a chip offers, those of most executions first; those that are chosen are among them.
 * @param entries what the rest of the query asks for.
 */
export function chipChoices(
  query: Query,
  field: ChipField,
  entries: readonly TableEntry[],
  now: Date,
): ChipValue[] {
  const chosen = chipValues(query, field);
  if (field === "date")
    return [...new Set([...dateWords, ...chosen])].map((value) => ({
      value,
      count: countOf(termOf(field, value), entries, now),
      chosen: chosen.includes(value),
    }));
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
  for (const { summary } of entries)
    for (const value of fieldValues(summary, field)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count, chosen: chosen.includes(value) }))
    .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
}

function countOf(query: Query, entries: readonly TableEntry[], now: Date): number {
  const test = compileQuery(query, now);
  let count = 0;
  for (const { summary } of entries) if (test(summary, null) === true) count += 1;
  return count;
}

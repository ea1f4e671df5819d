import { compileQuery } from "../../core/query/compileQuery";
import type { Query } from "../../core/query/queryTree";
import {
  chipFields,
  chipValue,
  chipValues,
  dateWords,
  fieldTexts,
  fieldValues,
  termOf,
  withChip,
  type ChipField,
} from "../../core/table/queryChips";
import type { ChipValue, ChipView } from "../../shared/table/tableView";
import type { TableEntry } from "./tableRow";

/**
 * The chips as a query sets them, with how many executions have their values.
 * @param countOf how many executions a query of summaries alone finds.
 */
export function chipViews(query: Query, countOf: (query: Query) => number): ChipView[] {
  return chipFields.map((field) => {
    const values = chipValues(query, field);
    if (values.length === 0) return { field, values: [], count: null };
    const count = countOf(withChip({ kind: "all" }, field, values));
    return { field, values: values.map(({ text }) => text), count };
  });
}

/**
 * The values that a chip offers, those of most executions first; those that are chosen are among them. Each is counted by
 * what choosing it finds: a word for a group of states counts the whole group.
 * @param entries what the rest of the query asks for.
 */
export function chipChoices(
  query: Query,
  field: ChipField,
  entries: readonly TableEntry[],
  now: Date,
): ChipValue[] {
  const chosen = new Map(chipValues(query, field).map((value) => [value.text, value]));
  const asked = (value: string): ChipValue => {
    const term = termOf(field, chosen.get(value) ?? chipValue(field, value));
    return { value, count: countOf(term, entries, now), chosen: chosen.has(value) };
  };
  if (field === "date") return [...new Set([...dateWords, ...chosen.keys()])].map(asked);
  const counts = countTexts(field, entries);
  const offered = new Set([
    ...entries.flatMap(({ summary }) => fieldValues(summary, field)),
    ...chosen.keys(),
  ]);
  return Array.from(offered, (value) =>
    field === "status" || chosen.has(value)
      ? asked(value)
      : { value, count: counts.get(value) ?? 0, chosen: false },
  ).sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
}

/** Of many different values the terms are not asked one by one. */
function countTexts(
  field: Exclude<ChipField, "date">,
  entries: readonly TableEntry[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { summary } of entries)
    for (const value of fieldTexts(summary, field)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function countOf(query: Query, entries: readonly TableEntry[], now: Date): number {
  const test = compileQuery(query, now);
  let count = 0;
  for (const { summary } of entries) if (test(summary, null) === true) count += 1;
  return count;
}

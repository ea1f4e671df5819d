import type { Json } from "../json";
import { comparisonRow, type ComparisonRow, type ComparisonSection } from "./comparisonRow";

type Values = Readonly<Record<string, Json | undefined>>;

/** A row for each name that one of the records has, in the order in which the names first come. */
export function rowsOfRecords(
  section: ComparisonSection,
  records: readonly Values[],
  baseline: number,
): ComparisonRow[] {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  return [...names].map((name) => comparisonRow(section, name, valuesOf(records, name), baseline));
}

function valuesOf(records: readonly Values[], name: string): Json[] {
  return records.map((record) => (Object.hasOwn(record, name) ? (record[name] ?? null) : null));
}

/** The same, without rows that hold nothing at all. */
export function toldRows(
  section: ComparisonSection,
  records: readonly Values[],
  baseline: number,
): ComparisonRow[] {
  return rowsOfRecords(section, records, baseline).filter(({ values }) =>
    values.some((value) => value !== null),
  );
}

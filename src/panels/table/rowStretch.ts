import { keysOf, ownKey, type TableRows } from "./tableRow";

/** Where the row of this key stands; -1 where it is not shown. */
export function placeOf(rows: TableRows, key: string): number {
  return rows.slice().findIndex((row) => row.key === key);
}

/** The keys of the executions from one row to the other, both of them too; of one that is hidden by now to the other alone. */
export function keysOfStretch(rows: TableRows, from: string, to: string): string[] {
  const other = placeOf(rows, to);
  if (other < 0) return [];
  const begin = placeOf(rows, from);
  const one = begin < 0 ? other : begin;
  const stretch = rows.slice(Math.min(one, other), Math.max(one, other) + 1);
  return [...new Set(stretch.flatMap((row) => (stretch.length === 1 ? keysOf(row) : ownKey(row))))];
}

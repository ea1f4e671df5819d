import type { Json } from "../json";

/** Whether rows have not all the same value; a row without one differs from one that has it. */
export function differs<Row>(rows: readonly Row[], valueOf: (row: Row) => Json): boolean {
  const [first] = rows;
  if (first === undefined) return false;
  const value = comparable(valueOf(first));
  return rows.some((row) => !Object.is(comparable(valueOf(row)), value));
}

/** Whether rows that have a value have not all the same. */
export function varies<Row>(rows: readonly Row[], valueOf: (row: Row) => Json): boolean {
  return differs(
    rows.filter((row) => valueOf(row) !== null),
    valueOf,
  );
}

/** The same for values that are the same. */
export function comparable(value: Json): string | number | boolean | null {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

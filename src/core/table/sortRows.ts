import type { Json } from "../json";

/** One column by which rows are sorted. */
export interface SortKey {
  /** The column's name. */
  readonly column: string;
  readonly descending: boolean;
}

type Sortable = number | string | null;

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const isoTime = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Times are most of what is sorted, and need no rules of language. */
function isTimeOrNone(value: Sortable): boolean {
  return value === null || (typeof value === "string" && value.at(10) === "T" && isoTime.test(value));
}

function byText(one: number | string, other: number | string): number {
  return one < other ? -1 : Number(one > other);
}

/**
 * Sorts rows by several columns, the first one before the others; rows that are equal keep their order, rows without a
 * value come last in either direction. Numbers come before texts.
 * @param valueOf what a row has in a column.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  keys: readonly SortKey[],
  valueOf: (row: Row, column: string) => Json,
): readonly Row[] {
  if (keys.length === 0) return rows;
  const columns = keys.map(({ column, descending }) => {
    const values = rows.map((row) => sortable(valueOf(row, column)));
    return { values, descending, ascending: values.every(isTimeOrNone) ? byText : ascending };
  });
  const order = rows.map((_, index) => index);
  order.sort((one, other) => {
    for (const { values, descending, ascending: by } of columns) {
      const result = compare(values[one] ?? null, values[other] ?? null, descending, by);
      if (result !== 0) return result;
    }
    return one - other;
  });
  return order.map((index) => rows[index] as Row);
}

/**
 * The order that {@link sortRows} brings rows into, to put single rows in their places.
 * @param tie the order of rows that are equal.
 */
export function rowOrder<Row>(
  keys: readonly SortKey[],
  valueOf: (row: Row, column: string) => Json,
  tie: (one: Row, other: Row) => number,
): (one: Row, other: Row) => number {
  return (one, other) => {
    for (const { column, descending } of keys) {
      const [first, second] = [sortable(valueOf(one, column)), sortable(valueOf(other, column))];
      const result = compare(first, second, descending, ascending);
      if (result !== 0) return result;
    }
    return tie(one, other);
  };
}

function sortable(value: Json): Sortable {
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  return Array.isArray(value) ? value.map(String).join(", ") : JSON.stringify(value);
}

function compare(
  one: Sortable,
  other: Sortable,
  descending: boolean,
  by: (one: number | string, other: number | string) => number,
): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const order = by(one, other);
  return descending ? -order : order;
}

function ascending(one: number | string, other: number | string): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "number") return -1;
  if (typeof other === "number") return 1;
  if (isTimeOrNone(one) && isTimeOrNone(other)) return byText(one, other);
  return collator.compare(one, other);
}

/**
 * What a press on a column's head makes of the order: that column alone, or with `add` one more; pressed again it turns.
 */
export function pressSort(
  keys: readonly SortKey[],
  column: string,
  add: boolean,
  first: "ascending" | "descending",
): readonly SortKey[] {
  const known = keys.find((key) => key.column === column);
  const key = { column, descending: known === undefined ? first === "descending" : !known.descending };
  if (!add) return [key];
  return known === undefined ? [...keys, key] : keys.map((each) => (each === known ? key : each));
}

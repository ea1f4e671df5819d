import { cellDifference } from "./cellDifference";
import { commonEnds } from "./commonEnds";
import type { Table } from "./readTable";
import type { SharedColumn } from "./tableDifference";

/** Which rows of two tables belong together; rows by their index. */
export interface RowPairs {
  /** The column that tells; null where it is the place. */
  readonly key: string | null;
  /** In the order of the earlier table. */
  readonly both: readonly (readonly [before: number, after: number])[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
  /** What names a row of the earlier table. */
  readonly nameOf: (before: number) => string;
}

/**
 * Finds the rows that belong together: by the first shared column whose cells tell all rows apart in both tables and are
 * mostly the same in both, else by their place, after the rows with which both tables begin and before those with which
 * both end.
 */
export function pairRows(
  old: Table,
  now: Table,
  shared: readonly SharedColumn[],
  tolerance: number,
): RowPairs {
  return byKey(old, now, shared) ?? byPlace(old, now, shared, tolerance);
}

function byKey(old: Table, now: Table, shared: readonly SharedColumn[]): RowPairs | null {
  // A single column has nothing to tell of its rows but themselves.
  if (!old.hasHead || !now.hasHead || shared.length < 2) return null;
  for (const { name, before, after } of shared) {
    const places = uniqueCells(now, after);
    const own = places === null ? null : uniqueCells(old, before);
    if (places === null || own === null) continue;
    const keys = [...own.keys()];
    const common = keys.filter((key) => places.has(key));
    if (common.length === 0 || 2 * common.length < Math.min(own.size, places.size)) continue;
    return {
      key: name,
      both: common.map((key) => [own.get(key) ?? 0, places.get(key) ?? 0]),
      added: [...places].flatMap(([key, row]) => (own.has(key) ? [] : [row])),
      removed: [...own].flatMap(([key, row]) => (places.has(key) ? [] : [row])),
      nameOf: (row) => keys[row] ?? "",
    };
  }
  return null;
}

/** The rows by their cell in a column; null where two have the same, or one has none. */
function uniqueCells({ rows }: Table, column: number): Map<string, number> | null {
  const places = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const cell = row[column];
    if (cell === undefined || cell === "" || places.has(cell)) return null;
    places.set(cell, index);
  }
  return places;
}

function byPlace(old: Table, now: Table, shared: readonly SharedColumn[], tolerance: number): RowPairs {
  const [before, after] = [old.rows.length, now.rows.length];
  const areEqual = (one: number, other: number): boolean =>
    shared.every(
      (column) =>
        cellDifference(old.rows[one]?.[column.before], now.rows[other]?.[column.after], tolerance) !== null,
    );
  const end = before === after ? 0 : commonEnds(before, after, areEqual).end;
  const middle = Math.min(before, after) - end;
  const both: (readonly [number, number])[] = [];
  for (let row = 0; row < middle; row += 1) both.push([row, row]);
  for (let rest = end; rest > 0; rest -= 1) both.push([before - rest, after - rest]);
  return {
    key: null,
    both,
    added: range(middle, after - end),
    removed: range(middle, before - end),
    nameOf: (row) => String(row + 1),
  };
}

function range(from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index);
}

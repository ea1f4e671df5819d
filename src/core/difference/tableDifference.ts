import { bounded, type Bounded } from "./bounded";
import { cellDifference } from "./cellDifference";
import { pairRows, type RowPairs } from "./pairRows";
import { readTable, type Table } from "./readTable";

/** A row that only one of two tables has. */
export interface TableRow {
  /** From 1, the head not counted. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A cell that differs between two rows which belong together. */
export interface CellChange {
  /** What names the row: its key, else its number. */
  readonly name: string;
  /** Numbers of the row in the earlier and the later table, from 1, the head not counted. */
  readonly rows: readonly [before: number, after: number];
  readonly column: string;
  /** Null where the row has no such cell. */
  readonly before: string | null;
  readonly after: string | null;
}

/** How two tables differ, cell by cell. */
export interface TableDifference {
  readonly kind: "table";
  /** The column by which rows belong together; null where they do by their place. */
  readonly key: string | null;
  readonly columns: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly added: Bounded<TableRow>;
  readonly removed: Bounded<TableRow>;
  readonly cells: Bounded<CellChange>;
  /** Whether rows that both have stand in another order. */
  readonly reordered: boolean;
}

/**
 * Compares two texts of delimiter-separated values. Columns belong together by their names where both tables have a head,
 * rows by the first column that tells them apart in both, else by their place. Cells that are numbers may be apart within
 * the tolerance. Columns that only one has are named, and their cells are not told.
 * @param limit how many cells and rows are shown at most.
 * @returns null where nothing differs but the order of columns and how numbers are written.
 */
export function tableDifference(
  before: string,
  after: string,
  tolerance: number,
  limit: number,
): TableDifference | null {
  const [old, now] = [readTable(before), readTable(after)];
  // Where only one begins with names, its first row is one like any other.
  return old.hasHead === now.hasHead
    ? difference(old, now, tolerance, limit)
    : difference(readTable(before, false), readTable(after, false), tolerance, limit);
}

function difference(old: Table, now: Table, tolerance: number, limit: number): TableDifference | null {
  const [olds, news] = [new Set(old.columns), new Set(now.columns)];
  const added = now.columns.filter((column) => !olds.has(column));
  const removed = old.columns.filter((column) => !news.has(column));
  const shared = sharedColumns(old, now);
  const pairs = pairRows(old, now, shared, tolerance);
  const cells = bounded(cellChanges(old, now, shared, pairs, tolerance), limit);
  const rowsOf = ({ rows }: Table, indices: readonly number[]): Bounded<TableRow> => ({
    shown: indices.slice(0, limit).map((index) => ({ row: index + 1, cells: rows[index] ?? [] })),
    total: indices.length,
  });
  const result: TableDifference = {
    kind: "table",
    key: pairs.key,
    columns: { added, removed },
    added: rowsOf(now, pairs.added),
    removed: rowsOf(old, pairs.removed),
    cells,
    reordered: isReordered(pairs),
  };
  return isNothing(result) ? null : result;
}

function isNothing({ columns, added, removed, cells, reordered }: TableDifference): boolean {
  const count = columns.added.length + columns.removed.length + added.total + removed.total + cells.total;
  return count === 0 && !reordered;
}

/** A column that both tables have, with its place in each. */
export interface SharedColumn {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

function sharedColumns(old: Table, now: Table): SharedColumn[] {
  const places = new Map(now.columns.map((name, index) => [name, index]));
  return old.columns.flatMap((name, before) => {
    const after = places.get(name);
    return after === undefined ? [] : [{ name, before, after }];
  });
}

function* cellChanges(
  old: Table,
  now: Table,
  shared: readonly SharedColumn[],
  { key, both, nameOf }: RowPairs,
  tolerance: number,
): Generator<CellChange> {
  for (const [before, after] of both) {
    const [cells, others] = [old.rows[before] ?? [], now.rows[after] ?? []];
    for (const column of shared) {
      if (column.name === key) continue;
      const [one, other] = [cells[column.before], others[column.after]];
      if (cellDifference(one, other, tolerance) !== null) continue;
      yield {
        name: nameOf(before),
        rows: [before + 1, after + 1],
        column: column.name,
        before: one ?? null,
        after: other ?? null,
      };
    }
  }
}

function isReordered({ both }: RowPairs): boolean {
  return both.some(([, after], index) => index > 0 && after < (both[index - 1]?.[1] ?? 0));
}

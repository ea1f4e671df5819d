import type { RowWindow } from "../../../src/shared/table/tableMessages";
import type { CellView, TableRowView } from "../../../src/shared/table/tableView";
import type { RowRange } from "./rowWindow";

const noCell: CellView = { kind: "none" };

/** The most rows that are kept. */
const mostKept = 2000;

/** The rows that the host sent. Those of the revision before stay until their place is told anew. */
export class RowCache {
  private readonly rows = new Map</* index */ number, TableRowView>();
  private fresh = new Set<number>();
  private expected = -1;
  /** By which the cells of the rows are ordered. */
  private columns: readonly string[] = [];

  /** Of the rows that are told anew. */
  get revision(): number {
    return this.expected;
  }

  at(index: number): TableRowView | undefined {
    return this.rows.get(index);
  }

  /** The row, where it was told as it is now. */
  freshAt(index: number): TableRowView | undefined {
    return this.fresh.has(index) ? this.rows.get(index) : undefined;
  }

  /** The rows that are kept are not those of this revision any more. */
  expect(revision: number): void {
    if (revision === this.expected) return;
    this.expected = revision;
    this.fresh = new Set();
  }

  /** Other columns are shown, by their ids: what is kept of a row stays under its head until the row is told anew. */
  arrange(columns: readonly string[]): void {
    const before = new Map(this.columns.map((id, place) => [id, place]));
    this.columns = columns;
    const places = columns.map((id) => before.get(id) ?? -1);
    if (before.size === columns.length && places.every((place, index) => place === index)) return;
    for (const [index, row] of this.rows)
      this.rows.set(index, { ...row, cells: places.map((place) => row.cells[place] ?? noCell) });
  }

  /** What is kept is to be asked for again, though the rows are the same ones: what they show changed. */
  invalidate(): void {
    this.fresh = new Set();
  }

  take({ revision, from, rows, rowCount }: RowWindow): void {
    if (revision !== this.expected) return;
    const isMany = this.rows.size > mostKept;
    for (const index of this.rows.keys())
      if (index >= rowCount || (isMany && Math.abs(index - from) > mostKept / 2)) this.rows.delete(index);
    for (const [offset, row] of rows.entries()) {
      this.rows.set(from + offset, row);
      this.fresh.add(from + offset);
    }
  }

  /** Moves what is kept: rows came above. */
  shift(by: number): void {
    const moved = [...this.rows].map(([index, row]) => [index + by, row] as const);
    this.rows.clear();
    for (const [index, row] of moved) this.rows.set(index, row);
  }

  /** The first stretch within a range that is not known as it is now; null where all is. */
  missing({ from, count }: RowRange): RowRange | null {
    let [first, last] = [-1, -1];
    for (let index = from; index < from + count; index += 1) {
      if (this.fresh.has(index) && this.rows.has(index)) continue;
      if (first < 0) first = index;
      last = index;
    }
    return first < 0 ? null : { from: first, count: last - first + 1 };
  }

  /** Where a row is among those that were told as they are now; null: it is not one of them. */
  indexOf(key: string): number | null {
    for (const index of this.fresh) if (this.rows.get(index)?.key === key) return index;
    return null;
  }
}

import { once } from "./once";
import type { TableEntry, TableRows } from "./tableRow";

/** Entries in an order, with the slots at which columns hold what they have. */
export class PlacedEntries implements TableRows {
  private readonly listed: () => readonly TableEntry[];

  /**
   * @param source what they are picked from.
   * @param indexes where they stand in it; null: they are all of it.
   */
  private constructor(
    private readonly source: readonly TableEntry[],
    private readonly indexes: Int32Array | null,
    readonly slots: Int32Array,
  ) {
    this.listed = once(() => (indexes === null ? source : this.slice()));
  }

  /** All of some entries, which were taken into columns. */
  static of(entries: readonly TableEntry[]): PlacedEntries {
    const slots = new Int32Array(entries.length);
    for (let index = 0; index < slots.length; index += 1) slots[index] = entries[index]?.slot ?? 0;
    return new PlacedEntries(entries, null, slots);
  }

  get length(): number {
    return this.slots.length;
  }

  /** Of many the list is made when it is first asked for: a query shows a few of what it finds. */
  get entries(): readonly TableEntry[] {
    return this.listed();
  }

  slice(from = 0, to = this.length): readonly TableEntry[] {
    const { source, indexes } = this;
    if (indexes === null) return source.slice(from, to);
    const end = Math.min(to, indexes.length);
    const part = new Array<TableEntry>(Math.max(0, end - from));
    for (let place = from; place < end; place += 1)
      part[place - from] = source[indexes[place] ?? 0] as TableEntry;
    return part;
  }

  /** Those whose slots are meant. @param asked 1 at these. */
  pick(asked: Uint8Array): PlacedEntries {
    const all = this.slots;
    const [indexes, slots] = [new Int32Array(all.length), new Int32Array(all.length)];
    let count = 0;
    for (let index = 0; index < all.length; index += 1) {
      const slot = all[index] ?? 0;
      // Written over by the next one where it is not meant.
      indexes[count] = index;
      slots[count] = slot;
      count += asked[slot] ?? 0;
    }
    const picked = this.indexes;
    const inSource = indexes.subarray(0, count);
    return new PlacedEntries(
      this.source,
      picked === null ? inSource : inSource.map((index) => picked[index] ?? 0),
      slots.subarray(0, count),
    );
  }
}

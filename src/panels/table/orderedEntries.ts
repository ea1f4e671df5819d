import type { SortKey } from "../../core/table/sortRows";
import type { TableLayout } from "../../core/table/tableLayout";
import type { EnvironmentFacts } from "./environmentFacts";
import type { EntryChanges } from "./tableEntries";
import type { TableEntry } from "./tableRow";
import { resortEntries, sortEntries } from "./tableRows";

/** Of more changes at once all is sorted again. */
const fewChanges = 50;

/**
 * All entries in the order of the layout, kept from one query to the next: what a query asks for is picked out of them, and
 * need not be sorted.
 */
export class OrderedEntries {
  private sort: readonly SortKey[] | null = null;
  private ordered: readonly TableEntry[] = [];

  constructor(private readonly environment: EnvironmentFacts) {}

  /** Takes up what came and went. */
  follow(changes: EntryChanges, layout: TableLayout): void {
    const isFew = changes.gone.length + changes.come.length <= fewChanges;
    if (this.sort !== null && this.sort === layout.sort && isFew)
      this.ordered = resortEntries(this.ordered, changes, layout, this.environment.ofFew);
    else this.sort = null;
  }

  /** What it is sorted by is known now: all is sorted anew. */
  forget(): void {
    this.sort = null;
  }

  /** @param all newest first, as they were told to `follow`. */
  of(all: readonly TableEntry[], layout: TableLayout): readonly TableEntry[] {
    if (this.sort !== layout.sort) {
      this.environment.stop();
      this.ordered = sortEntries(all, layout, this.environment.ofMany);
      this.sort = layout.sort;
    }
    return this.ordered;
  }
}

import type { Json } from "../../core/json";
import { askColumns } from "../../core/query/askColumns";
import type { Query } from "../../core/query/queryTree";
import type { CodeColumn } from "../../core/query/codeColumn";
import { SummaryColumns } from "../../core/query/summaryColumns";
import { columnValue } from "../../core/table/columnValue";
import { comparable, differs, varies } from "../../core/table/differs";
import { ColumnCounts, type FoundColumn } from "../../core/table/discoverColumns";
import { columnName, type TableColumn } from "../../core/table/tableColumn";
import type { StateCount } from "../../shared/table/tableView";
import { PlacedEntries } from "./placedEntries";
import type { ShownValues } from "./tableColumns";
import type { EntryChanges } from "./tableEntries";
import type { TableEntry } from "./tableRow";

/** Among so many rows two mostly differ, if any do. */
const lookedFirst = 500;

/** All entries by columns of what they have: a query is asked of these, and what it finds is counted by them. */
export class EntryColumns {
  private readonly counts = new ColumnCounts();
  private readonly columns = new SummaryColumns(this.counts.names);
  /** Those that were placed last: while nothing comes or goes it is asked for the same ones again and again. */
  private known = PlacedEntries.of([]);

  /** Takes up what came and went of all entries. */
  follow({ gone, come }: EntryChanges): void {
    for (const { summary } of gone) this.counts.add(summary, -1);
    for (const { summary } of come) this.counts.add(summary, 1);
    this.columns.follow(gone, come);
  }

  /** The named values that executions have, those that most have first. */
  named(): readonly FoundColumn[] {
    return this.counts.found();
  }

  /** Those that a query of summaries alone asks for, in their order. @param all the entries that were followed. */
  filter(all: readonly TableEntry[], query: Query, now: Date): PlacedEntries {
    if (this.known.entries !== all) this.known = PlacedEntries.of(all);
    return query.kind === "all" ? this.known : this.known.pick(askColumns(this.columns, query, now));
  }

  /** Those of some entries that are among others, in the order of the former. */
  among(entries: readonly TableEntry[], others: PlacedEntries): PlacedEntries {
    const asked = new Uint8Array(this.columns.live.length);
    for (const slot of others.slots) asked[slot] = 1;
    return PlacedEntries.of(entries).pick(asked);
  }

  /** How many of all entries a query of summaries alone asks for. */
  count(query: Query, now: Date): number {
    const asked = askColumns(this.columns, query, now);
    let count = 0;
    for (let slot = 0; slot < asked.length; slot += 1) count += asked[slot] ?? 0;
    return count;
  }

  /** How often each state occurs, in the order in which they first come. */
  states({ slots }: PlacedEntries): StateCount[] {
    const counts = new Map<StateCount["state"], number>();
    for (const { example, count } of this.columns.part("state").counts(slots))
      counts.set(example.state, (counts.get(example.state) ?? 0) + count);
    return Array.from(counts, ([state, count]) => ({ state, count }));
  }

  /** Makes the next of what queries mostly ask for. @returns whether something was missing. */
  prepareNext(): boolean {
    return this.columns.prepareNext();
  }

  /** What the columns of the table ask of the entries that are shown. */
  valuesOf(shown: PlacedEntries): ShownValues {
    const { length, slots } = shown;
    return {
      count: length,
      named: () => this.named(),
      ranges: (metrics) => this.columns.metricRanges(metrics, slots),
      differs: (column) => {
        const valueOf = valueIn(column);
        if (differs(shown.slice(0, lookedFirst), valueOf)) return true;
        if (length <= lookedFirst) return false;
        return this.codesOf(column)?.differs(slots) ?? differs(shown.entries, valueOf);
      },
      varies: (column) => {
        const valueOf = valueIn(column);
        if (varies(shown.slice(0, lookedFirst), valueOf)) return true;
        if (length <= lookedFirst) return false;
        const examples = this.codesOf(column)?.counts(slots);
        return examples === undefined
          ? varies(shown.entries, valueOf)
          : examples.filter(({ example }) => valueOf({ summary: example }) !== null).length > 1;
      },
    };
  }

  private codesOf(column: TableColumn): CodeColumn | null {
    return this.columns.codes(columnName(column), (summary) =>
      comparable(columnValue(summary, column, () => ({}))),
    );
  }
}

function valueIn(column: TableColumn): (entry: Pick<TableEntry, "summary">) => Json {
  return ({ summary }) => columnValue(summary, column, () => ({}));
}

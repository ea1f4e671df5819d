import type { ExecutionSummary } from "../summary";
import { CodeColumn } from "./codeColumn";
import { partReader, type Part, type PartKey } from "./columnParts";
import type { SummaryField } from "./compileKeyed";
import { NumberColumn } from "./numberColumn";
import type { QueryText } from "./queryTree";
import { Slots, type Column, type Slotted } from "./slots";
import { ValueColumn } from "./valueColumn";

/** So many columns of names that were asked for last are kept; a table shows less at once. */
const mostNamed = 40;

/** Of fewer changes than these columns are not made anew. */
const fewChanges = 1000;

/** Of numbers that every execution may have. */
const numbers = {
  duration: ({ durationMs }: ExecutionSummary) => durationMs ?? NaN,
  created: ({ created }: ExecutionSummary) => (created === null ? NaN : Date.parse(created)),
};

/**
 * What executions have by columns, each made when it is first asked for and kept while some executions come and go: to ask
 * 100,000 objects takes the time of finding them in memory.
 */
export class SummaryColumns<Member extends Slotted> {
  private readonly slots = new Slots<Member>();
  private readonly columns = new Map</* what it holds */ string, Column>();
  /** The columns of names, the one that was asked for last at the end. */
  private readonly named = new Set<string>();
  private changes = 0;

  /** 1 at the slot of each execution that is there. */
  get live(): Uint8Array {
    return this.slots.live;
  }

  /** Takes up what came and went. */
  follow(gone: readonly Member[], come: readonly Member[]): void {
    const { capacity } = this.slots;
    this.slots.drop(gone);
    this.slots.add(come);
    this.changes += come.length;
    // By then columns know of as many values that are gone as of those that are there.
    if (this.changes > fewChanges + this.slots.count / 2) this.forget();
    for (const column of this.columns.values()) {
      if (this.slots.capacity > capacity) column.reserve(this.slots.capacity);
      for (const { slot, summary } of come) column.take(slot, summary);
    }
  }

  /** Those of some slots whose executions pass a test: each is looked at. */
  matching(among: Uint8Array, test: (summary: ExecutionSummary) => boolean): Uint8Array {
    return this.slots.matching(among, test);
  }

  /** Of a part that many executions have the same. */
  part(part: Part): CodeColumn {
    return this.column(`part ${part}`, () => new CodeColumn(partReader(part)));
  }

  number(name: keyof typeof numbers): NumberColumn {
    return this.column(name, () => new NumberColumn(numbers[name]));
  }

  /** Of the last values of a metric. */
  metric(name: string): NumberColumn {
    return this.namedColumn(`metric ${name}`, () => new NumberColumn(metricReader(name)));
  }

  /** Of the values that a term asks about. */
  values(field: SummaryField, name: QueryText): ValueColumn {
    const key = `values ${field} ${String(name.quoted)} ${name.text}`;
    return this.namedColumn(key, () => new ValueColumn(field, name));
  }

  /** Of whatever is read. @param name tells it from others. */
  codes(name: string, read: (summary: ExecutionSummary) => PartKey): CodeColumn {
    return this.namedColumn(`codes ${name}`, () => new CodeColumn(read));
  }

  private forget(): void {
    this.columns.clear();
    this.named.clear();
    this.changes = 0;
  }

  private namedColumn<Kind extends Column>(key: string, make: () => Kind): Kind {
    this.named.delete(key);
    this.named.add(key);
    const [oldest] = this.named;
    if (this.named.size > mostNamed && oldest !== undefined) {
      this.named.delete(oldest);
      this.columns.delete(oldest);
    }
    return this.column(key, make);
  }

  /** Of one key there is one kind of column. */
  private column<Kind extends Column>(key: string, make: () => Kind): Kind {
    const known = this.columns.get(key);
    if (known !== undefined) return known as Kind;
    const made = make();
    made.reserve(this.slots.capacity);
    this.slots.each((slot, summary) => made.take(slot, summary));
    this.columns.set(key, made);
    return made;
  }
}

function metricReader(name: string): (summary: ExecutionSummary) => number {
  return ({ metrics }) => {
    const value: unknown = metrics[name];
    return typeof value === "number" ? value : NaN;
  };
}

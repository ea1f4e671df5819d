import type { ExecutionSummary } from "../summary";
import { CodeColumn } from "./codeColumn";
import { partReader, type Part, type PartKey } from "./columnParts";
import type { SummaryField } from "./compileKeyed";
import { metricRanges, metricValue } from "./metricRanges";
import { NumberColumn, type NumberRange } from "./numberColumn";
import type { QueryText } from "./queryTree";
import { Slots, type Column, type Slotted } from "./slots";
import { TextColumn } from "./textColumn";
import { ValueColumn, type SummaryNames } from "./valueColumn";

/** So many columns of names that were asked for last are kept. */
const mostNamed = 32;

/** Of so many metrics there are columns; of more, which a table seldom shows, each execution is looked at. */
const mostMetrics = 12;
/** The same for columns of codes. */
const mostCodes = 8;

const idsKey = "ids";
const codesPrefix = "codes ";

/** Parts that are asked for most, those of chips and words first; what makes them takes longest where it was not made before. */
const usualParts: readonly Part[] = [
  "pipeline",
  "method",
  "name",
  "note",
  "tag",
  "stage",
  "type",
  "branch",
  "author",
  "flags",
  "commit",
  "script",
];

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
export class SummaryColumns {
  private readonly slots = new Slots();
  private readonly columns = new Map</* what it holds */ string, Column>();
  /** The columns of names, the one that was asked for last at the end. */
  private readonly named = new Set<string>();
  private changes = 0;
  private readonly usual: readonly (() => Column)[] = [
    () => this.madeIds(),
    ...usualParts.map((part) => () => this.part(part)),
    () => this.number("duration"),
    () => this.number("created"),
  ];

  /** @param names of the values of the executions, when these are taken up at the latest. */
  constructor(private readonly names: SummaryNames) {}

  /** 1 at the slot of each execution that is there. */
  get live(): Uint8Array {
    return this.slots.live;
  }

  /** Takes up what came and went. */
  follow(gone: readonly Slotted[], come: readonly Slotted[]): void {
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

  /** Of the ids; null until it was prepared: to make it takes longer than to look at each execution. */
  ids(): TextColumn | null {
    return this.columns.has(idsKey) ? this.madeIds() : null;
  }

  private madeIds(): TextColumn {
    return this.column(idsKey, () => new TextColumn(({ id }) => id));
  }

  number(name: keyof typeof numbers): NumberColumn {
    return this.column(name, () => new NumberColumn(numbers[name]));
  }

  /** The least and the most of the last values that metrics have at some slots. */
  metricRanges(metrics: readonly string[], slots: Int32Array): ReadonlyMap<string, NumberRange> {
    const few = metrics.slice(0, mostMetrics);
    const missing = few.filter((name) => !this.columns.has(metricKey(name)));
    if (missing.length > 0) this.fill(new Map(missing.map((name) => [metricKey(name), metricColumn(name)])));
    const ranges = few.map((name): [string, NumberRange] => [name, this.metric(name).range(slots)]);
    if (few.length === metrics.length) return new Map(ranges);
    const others = metricRanges(metrics.slice(mostMetrics), this.slots.summariesAt(slots));
    return new Map([...ranges, ...others]);
  }

  private metric(name: string): NumberColumn {
    return this.namedColumn(metricKey(name), () => metricColumn(name));
  }

  /** Makes the next one of the columns that are asked for most, if one is missing. @returns whether one was. */
  prepareNext(): boolean {
    const { size } = this.columns;
    for (const make of this.usual) {
      make();
      if (this.columns.size > size) return true;
    }
    return false;
  }

  /** Of the values that a term asks about. */
  values(field: SummaryField, name: QueryText): ValueColumn {
    const key = `values ${field} ${String(name.quoted)} ${name.text}`;
    return this.namedColumn(key, () => new ValueColumn(field, name, this.names));
  }

  /** Of whatever is read; null where there are many such columns already. @param name tells it from others. */
  codes(name: string, read: (summary: ExecutionSummary) => PartKey): CodeColumn | null {
    const key = codesPrefix + name;
    const isFull = (): boolean =>
      [...this.named].filter((each) => each.startsWith(codesPrefix)).length >= mostCodes;
    if (!this.columns.has(key) && isFull()) return null;
    return this.namedColumn(key, () => new CodeColumn(read));
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
    this.fill(new Map([[key, made]]));
    return made;
  }

  private fill(columns: ReadonlyMap<string, Column>): void {
    for (const [key, column] of columns) {
      column.reserve(this.slots.capacity);
      this.columns.set(key, column);
    }
    const all = [...columns.values()];
    this.slots.each((slot, summary) => {
      for (const column of all) column.take(slot, summary);
    });
    for (const column of all) column.settle?.();
  }
}

function metricKey(name: string): string {
  return `metric ${name}`;
}

function metricColumn(name: string): NumberColumn {
  return new NumberColumn((summary) => metricValue(summary, name));
}

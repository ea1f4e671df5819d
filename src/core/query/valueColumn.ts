import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";
import { nameTest, recordsOf, type SummaryField } from "./compileKeyed";
import type { QueryText } from "./queryTree";
import { grown, type Column } from "./slots";

type Values = Readonly<Record<string, Json>>;

/** The names of the values that executions have, each name for as long as there may be one that has it. */
export type SummaryNames = Readonly<
  Record<"inputs" | "properties" | "metrics", ReadonlyMap<string, unknown>>
>;

interface NamedRecord {
  readonly record: keyof SummaryNames;
  readonly all: ReadonlyMap<string, unknown>;
  /** How many names there were when it was looked which are asked for. */
  known: number;
  asked: readonly string[];
}

/** Of more names that are asked for it is quicker to go through those that an execution has. */
const fewNames = 10;

/** At a slot whose execution has none of the values. */
const none = 0;
/** At a slot whose execution has one value, and this is a number. */
const oneNumber = 1;
const firstOther = 2;

/** The values at each slot that a term of named values asks about: most are one number. */
export class ValueColumn implements Column {
  private codes = new Int32Array(0);
  private numbers = new Float64Array(0);
  private readonly known = new Map<string | number | boolean | null, number>();
  private readonly knownLists = new Map<string, number>();
  /** Values that are no single number, each once. */
  private readonly others: (readonly Json[])[] = [];
  private readonly records: readonly NamedRecord[];
  private readonly isAsked: (name: string) => boolean;
  /** Of the execution that was looked at last: nearly each has one value, or none. */
  private first: Json | undefined;
  private rest: readonly Json[] = [];

  /** @param names all that the records of the executions have; more may come. */
  constructor(field: SummaryField, name: QueryText, names: SummaryNames) {
    this.isAsked = nameTest(name);
    this.records = recordsOf[field].map((record) => ({ record, all: names[record], known: -1, asked: [] }));
  }

  reserve(capacity: number): void {
    this.codes = grown(this.codes, new Int32Array(capacity));
    this.numbers = grown(this.numbers, new Float64Array(capacity));
  }

  take(slot: number, summary: ExecutionSummary): void {
    this.look(summary);
    const { first } = this;
    if (first === undefined) this.codes[slot] = none;
    else if (typeof first === "number" && this.rest.length === 0) {
      this.codes[slot] = oneNumber;
      this.numbers[slot] = first;
    } else this.codes[slot] = this.otherCode([first, ...this.rest]);
  }

  /** Those of some slots of whose values one passes a test. */
  matching(among: Uint8Array, test: (value: Json) => boolean): Uint8Array {
    const { codes, numbers } = this;
    const found = new Uint8Array(among.length);
    const passing = this.others.map((values) => values.some(test));
    for (let slot = 0; slot < among.length; slot += 1) {
      if (among[slot] === 0) continue;
      const code = codes[slot] ?? none;
      if (code === none) continue;
      const passes = code === oneNumber ? test(numbers[slot] ?? 0) : passing[code - firstOther] === true;
      if (passes) found[slot] = 1;
    }
    return found;
  }

  /** Finds the values of an execution by their names: there are few, and to go through all that it has takes long. */
  private look(summary: ExecutionSummary): void {
    this.first = undefined;
    this.rest = noValues;
    let before: Values | null = null;
    for (const each of this.records) {
      if (each.known !== each.all.size) {
        each.known = each.all.size;
        each.asked = [...each.all.keys()].filter(this.isAsked);
      }
      const values: Values = summary[each.record];
      const names = each.asked.length > fewNames ? Object.keys(values).filter(this.isAsked) : each.asked;
      for (const name of names) {
        const value = ownValue(values, name);
        if (value === undefined || (before !== null && ownValue(before, name) !== undefined)) continue;
        if (this.first === undefined) this.first = value;
        else this.rest = [...this.rest, value];
      }
      before = values;
    }
  }

  private otherCode(values: readonly Json[]): number {
    const [first = null, ...rest] = values;
    if (rest.length === 0 && (typeof first !== "object" || first === null))
      return this.codeIn(this.known, first, values);
    const keys = values.map((each) => (typeof each === "number" ? String(each) : JSON.stringify(each)));
    return this.codeIn(this.knownLists, keys.join("\n"), values);
  }

  private codeIn<Key>(known: Map<Key, number>, key: Key, values: readonly Json[]): number {
    const before = known.get(key);
    if (before !== undefined) return before;
    const code = this.others.push(values) - 1 + firstOther;
    known.set(key, code);
    return code;
  }
}

const noValues: readonly Json[] = [];

const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

function ownValue(values: Values, name: string): Json | undefined {
  return inherited.has(name) && !Object.hasOwn(values, name) ? undefined : values[name];
}

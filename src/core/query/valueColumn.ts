import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";
import { namedValues, type SummaryField } from "./compileKeyed";
import type { QueryText } from "./queryTree";
import { grown, type Column } from "./slots";

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
  private readonly someValue: ReturnType<typeof namedValues>;
  private found: Json[] = [];

  constructor(field: SummaryField, name: QueryText) {
    this.someValue = namedValues(field, name);
  }

  reserve(capacity: number): void {
    this.codes = grown(this.codes, new Int32Array(capacity));
    this.numbers = grown(this.numbers, new Float64Array(capacity));
  }

  take(slot: number, summary: ExecutionSummary): void {
    this.found.length = 0;
    this.someValue(summary, this.gather);
    const [first] = this.found;
    if (first === undefined) this.codes[slot] = none;
    else if (this.found.length === 1 && typeof first === "number" && Number.isFinite(first)) {
      this.codes[slot] = oneNumber;
      this.numbers[slot] = first;
    } else this.codes[slot] = this.otherCode(first);
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

  private readonly gather = (value: Json): boolean => {
    this.found.push(value);
    return false;
  };

  private otherCode(first: Json): number {
    if (this.found.length === 1 && (typeof first !== "object" || first === null))
      return this.codeIn(this.known, first);
    const keys = this.found.map((each) => (typeof each === "number" ? String(each) : JSON.stringify(each)));
    return this.codeIn(this.knownLists, keys.join("\n"));
  }

  private codeIn<Key>(known: Map<Key, number>, key: Key): number {
    const before = known.get(key);
    if (before !== undefined) return before;
    const code = this.others.push([...this.found]) - 1 + firstOther;
    known.set(key, code);
    return code;
  }
}

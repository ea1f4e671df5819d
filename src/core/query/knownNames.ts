import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";
import { compareText, mostFrequent, type KnownValue, type NumberRange } from "./knownValues";
import type { KeyedField } from "./queryTree";

/** A property, metric or input that some executions have. What is told of its values is looked for when it is asked. */
export interface KnownName {
  readonly name: string;
  readonly count: number;
  /** The most frequent first; none where there are numbers and more different values than anybody reads. */
  readonly values: readonly KnownValue[];
  /** Null where no value is a number. */
  readonly range: NumberRange | null;
  /** The middle one of its numbers. */
  readonly median: number | null;
}

type Take = (name: string, value: Json) => void;
type Values = Readonly<Record<string, Json>>;
type AllExecutions = () => readonly { readonly summary: ExecutionSummary }[];

/** Of more different values of a name with numbers none is counted. */
const mostNumbers = 1000;

/** `property:` looks at properties, then inputs; what stands in bundles is not known here. */
function eachValue(field: KeyedField, { inputs, properties, metrics }: ExecutionSummary, take: Take): void {
  if (field === "metric") eachOf(metrics, take);
  else if (field === "input") eachOf(inputs, take);
  else if (field === "property") {
    eachOf(properties, take);
    eachOf(inputs, (name, value) => {
      if (!Object.hasOwn(properties, name)) take(name, value);
    });
  }
}

function eachOf(values: Values, take: Take): void {
  for (const name in values) if (Object.hasOwn(values, name)) take(name, values[name] ?? null);
}

/** What {@link eachValue} gives under one name; undefined where there is none. */
function valueOf(
  field: KeyedField,
  { inputs, properties, metrics }: ExecutionSummary,
  name: string,
): Json | undefined {
  if (field === "metric") return ownValue(metrics, name);
  if (field === "property" && Object.hasOwn(properties, name)) return properties[name];
  return field === "input" || field === "property" ? ownValue(inputs, name) : undefined;
}

function ownValue(values: Values, name: string): Json | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

interface Counted {
  count: number;
  least: number;
  most: number;
  /** Whether one of the ends may have gone. */
  isWorn: boolean;
}

/** The names of a field, of executions of which some come and go. */
export class NameCounts {
  private readonly counts = new Map</* name */ string, Counted>();
  private sorted: readonly KnownName[] | null = null;

  constructor(
    private readonly field: KeyedField,
    private readonly all: AllExecutions,
  ) {}

  add(execution: ExecutionSummary, by: 1 | -1): void {
    this.sorted = null;
    eachValue(this.field, execution, (name, value) => {
      const known = this.counts.get(name) ?? { count: 0, least: Infinity, most: -Infinity, isWorn: false };
      known.count += by;
      if (by > 0) extend(known, value);
      else known.isWorn ||= value === known.least || value === known.most;
      this.counts.set(name, known);
    });
  }

  /** The most frequent first. */
  found(): readonly KnownName[] {
    this.sorted ??= Array.from(this.counts, ([name, { count }]) => ({ name, count }))
      .filter(({ count }) => count > 0)
      .sort((one, other) => other.count - one.count || compareText(one.name, other.name))
      .map(({ name, count }) => this.known(name, count));
    return this.sorted;
  }

  private known(name: string, count: number): KnownName {
    const [rangeOf, valuesOf] = [
      (): NumberRange | null => this.rangeOf(name),
      (): Json[] => this.valuesOf(name),
    ];
    let values: readonly KnownValue[] | null = null;
    let median: number | null | undefined;
    return {
      name,
      count,
      get range() {
        return rangeOf();
      },
      get values() {
        values ??= countTexts(valuesOf(), rangeOf() === null ? Infinity : mostNumbers);
        return values;
      },
      get median() {
        if (median === undefined) median = medianOf(valuesOf());
        return median;
      },
    };
  }

  private rangeOf(name: string): NumberRange | null {
    const known = this.counts.get(name);
    if (known?.isWorn === true) this.mend();
    return known === undefined || known.least > known.most ? null : { least: known.least, most: known.most };
  }

  /** Looks for all ends anew that may have gone. */
  private mend(): void {
    const worn = new Map([...this.counts].filter(([, { isWorn }]) => isWorn));
    for (const known of worn.values())
      Object.assign(known, { least: Infinity, most: -Infinity, isWorn: false });
    for (const { summary } of this.all())
      eachValue(this.field, summary, (name, value) => {
        const known = worn.get(name);
        if (known !== undefined) extend(known, value);
      });
  }

  private valuesOf(wanted: string): Json[] {
    const values: Json[] = [];
    for (const { summary } of this.all()) {
      const value = valueOf(this.field, summary, wanted);
      if (value !== undefined) values.push(value);
    }
    return values;
  }
}

function extend(known: Counted, value: Json): void {
  if (typeof value !== "number" || !Number.isFinite(value)) return;
  if (value < known.least) known.least = value;
  if (value > known.most) known.most = value;
}

/** @param most different ones; none is told of more. */
function countTexts(values: readonly Json[], most: number): readonly KnownValue[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    const text = textOfValue(value);
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > most) return [];
  }
  return mostFrequent(counts);
}

/** Null for lists and objects, which nobody types. */
function textOfValue(value: Json): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

function medianOf(values: readonly Json[]): number | null {
  const numbers = values.filter(
    (value): value is number => typeof value === "number" && Number.isFinite(value),
  );
  return Float64Array.from(numbers).sort()[numbers.length >> 1] ?? null;
}

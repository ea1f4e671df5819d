import { failureKind } from "../failureKind";
import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";
import { hourTexts, weekdayTexts } from "./localHour";
import { hasStatus, statusWords } from "./queryStatus";
import type { KeyedField } from "./queryTree";

export interface KnownValue {
  readonly value: string;
  /** How many executions have it. */
  readonly count: number;
}

export interface NumberRange {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** A property, metric or input that some executions have. */
export interface KnownName {
  readonly name: string;
  readonly count: number;
  /** The most frequent first. */
  readonly values: readonly KnownValue[];
  /** Null where no value is a number. */
  readonly range: NumberRange | null;
}

/** What the executions hold that a query may ask for: completion and lists of filters show it. */
export interface QueryVocabulary {
  /** Of a field that is compared as a whole, `status` or `is`: the most frequent first. */
  values(field: string): readonly KnownValue[];
  /** Of a field of named values: the most frequent first. */
  names(field: KeyedField): readonly KnownName[];
  /** In ms; null while none has a duration. */
  durations(): NumberRange | null;
}

type Part = (execution: ExecutionSummary) => readonly (string | null)[];

/** Fields whose values are worth a list: nearly each execution has its own id, note and outputs. */
const parts: Readonly<Record<string, Part>> = {
  method: ({ methodId }) => [methodId],
  script: ({ script }) => [script],
  pipeline: ({ pipeline }) => [pipeline],
  stage: ({ stage }) => [stage],
  context: ({ context }) => [context],
  type: ({ type }) => [type],
  name: ({ name }) => [name],
  branch: ({ branch }) => [branch],
  author: ({ author }) => [author],
  commit: ({ commit }) => [commit === null ? null : commit.slice(0, shortCommit)],
  tag: ({ tags }) => tags,
  failure: (execution) => [failureKind(execution)],
  weekday: ({ created }) => weekdayTexts(created).slice(0, 1),
  hour: ({ created }) => hourTexts(created).slice(0, 1),
  status: (execution) => statusWords.filter((word) => hasStatus(execution, word)),
  is: (execution) => [
    ...(execution.dirty === true ? ["dirty"] : []),
    ...(["pinned", "archived", "imported", "sealed"] as const).filter((flag) => execution[flag]),
    ...(hasStatus(execution, "running") ? ["running"] : []),
    ...(execution.rerunOf === null ? [] : ["rerun"]),
    ...(execution.alerts.length === 0 ? [] : ["alerted"]),
  ],
};

const shortCommit = 10;

const records: Readonly<
  Partial<Record<KeyedField, (execution: ExecutionSummary) => Readonly<Record<string, Json>>>>
> = {
  property: ({ inputs, properties }) => ({ ...inputs, ...properties }),
  metric: ({ metrics }) => metrics,
  input: ({ inputs }) => inputs,
};

/** The vocabulary of some executions; each field is counted when it is first asked for, and once. */
export function vocabularyOf(executions: readonly ExecutionSummary[]): QueryVocabulary {
  const values = new Map<string, readonly KnownValue[]>();
  const names = new Map<string, readonly KnownName[]>();
  return {
    values: (field) => kept(values, field, () => countValues(executions, parts[field])),
    names: (field) => kept(names, field, () => countNames(executions, records[field])),
    durations: () => rangeOf(executions.flatMap(({ durationMs }) => durationMs ?? [])),
  };
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function countValues(executions: readonly ExecutionSummary[], part: Part | undefined): KnownValue[] {
  if (part === undefined) return [];
  const counts = new Map<string, number>();
  for (const execution of executions)
    for (const value of part(execution))
      if (value !== null && value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  return mostFrequent(counts);
}

function countNames(
  executions: readonly ExecutionSummary[],
  record: ((execution: ExecutionSummary) => Readonly<Record<string, Json>>) | undefined,
): KnownName[] {
  if (record === undefined) return [];
  const found = new Map<string, Json[]>();
  for (const execution of executions)
    for (const [name, value] of Object.entries(record(execution))) {
      const before = found.get(name);
      if (before === undefined) found.set(name, [value]);
      else before.push(value);
    }
  return [...found]
    .map(([name, held]) => ({ name, count: held.length, ...describeValues(held) }))
    .sort((one, other) => other.count - one.count || compareText(one.name, other.name));
}

function describeValues(values: readonly Json[]): Pick<KnownName, "values" | "range"> {
  const counts = new Map<string, number>();
  for (const value of values) {
    const text = textOfValue(value);
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return {
    values: mostFrequent(counts),
    range: rangeOf(values.filter((value) => typeof value === "number")),
  };
}

/** Null for lists and objects, which nobody types. */
function textOfValue(value: Json): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

function mostFrequent(counts: ReadonlyMap<string, number>): KnownValue[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || compareText(one.value, other.value));
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function rangeOf(numbers: readonly number[]): NumberRange | null {
  const sorted = numbers.filter(Number.isFinite).sort((one, other) => one - other);
  const [least, median, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  return least === undefined || median === undefined || most === undefined ? null : { least, median, most };
}

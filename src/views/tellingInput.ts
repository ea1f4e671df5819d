import { formatNumber } from "../core/format/number";
import { clip } from "../core/format/shortValue";
import { valueText } from "../core/format/valueText";
import { isJsonObject, type Json } from "../core/json";
import type { ExecutionSummary } from "../core/summary";

/** How many of the newest runs are looked at: as many as are shown at once. */
const looked = 200;
/** A row has room for few words: of these letters the name has what the value leaves. */
const maximumLength = 24;
const maximumValue = 16;

/** Of how many unnamed runs an input has which value. */
export interface InputCounts {
  readonly runs: number;
  readonly values: ReadonlyMap</* input's name */ string, ValueCounts>;
}

type ValueCounts = ReadonlyMap</* value's text */ string, ValueCount>;

interface ValueCount {
  readonly value: Json;
  readonly runs: number;
}

/** Counts the inputs of the runs that no name tells apart. @param executions of one method, newest first. */
export function countInputs(executions: readonly ExecutionSummary[]): InputCounts {
  const unnamed = executions.slice(0, looked).filter(({ name }) => name === null);
  const values = new Map<string, Map<string, ValueCount>>();
  for (const { inputs } of unnamed)
    for (const [name, value] of Object.entries(inputs)) {
      const counts = values.get(name) ?? new Map<string, ValueCount>();
      values.set(name, counts);
      const text = textOf(value);
      counts.set(text, { value, runs: (counts.get(text)?.runs ?? 0) + 1 });
    }
  return { runs: unnamed.length, values };
}

/**
 * What most tells a run from its neighbours: the value that fewest of them have, "learning-rate 0.1"; null where it has
 * none that is not the usual one.
 */
export function tellingInput(
  { inputs }: Pick<ExecutionSummary, "inputs">,
  { runs, values }: InputCounts,
): string | null {
  let found: { readonly name: string; readonly value: Json; readonly count: number } | null = null;
  for (const [name, value] of Object.entries(inputs)) {
    const count = runsWith(values.get(name), value) ?? runs;
    // Objects stand for files and secrets, whose text tells nothing at a glance.
    if (isJsonObject(value) || count * 2 > runs || (found !== null && found.count <= count)) continue;
    found = { name, value, count };
  }
  if (found === null) return null;
  const value = shownValue(found.value, values.get(found.name));
  return `${clip(found.name, maximumLength - value.length - 1)} ${value}`;
}

function runsWith(counts: ValueCounts | undefined, value: Json): number | undefined {
  return counts?.get(textOf(value))?.runs;
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Cut where it still tells the value from the others, if there is such a place. */
function shownValue(value: Json, counts: ValueCounts | undefined): string {
  if (typeof value === "number") return formatNumber(value);
  const line = lineOf(value);
  if (line.length <= maximumValue) return line;
  const others = [...(counts?.values() ?? [])].map((each) => lineOf(each.value));
  const isTelling = (cut: (text: string) => string): boolean =>
    others.every((other) => other === line || cut(other) !== cut(line));
  // Paths differ at their end.
  const cuts = line.includes("/") ? [endOf, startOf, bothEnds] : [startOf, endOf, bothEnds];
  const [usual = startOf] = cuts;
  return (cuts.find(isTelling) ?? usual)(line);
}

function lineOf(value: Json): string {
  return valueText(value).replaceAll(/\s+/g, " ");
}

function startOf(line: string): string {
  return clip(line, maximumValue);
}

function endOf(line: string): string {
  return line.length <= maximumValue ? line : `…${line.slice(1 - maximumValue)}`;
}

function bothEnds(line: string): string {
  const half = (maximumValue - 1) / 2;
  return line.length <= maximumValue
    ? line
    : `${line.slice(0, Math.ceil(half))}…${line.slice(-Math.floor(half))}`;
}

import { formatNumber } from "../core/format/number";
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
  readonly values: ReadonlyMap</* input's name */ string, ReadonlyMap</* value's text */ string, number>>;
}

/** Counts the inputs of the runs that no name tells apart. @param executions of one method, newest first. */
export function countInputs(executions: readonly ExecutionSummary[]): InputCounts {
  const unnamed = executions.slice(0, looked).filter(({ name }) => name === null);
  const values = new Map<string, Map<string, number>>();
  for (const { inputs } of unnamed)
    for (const [name, value] of Object.entries(inputs)) {
      const counts = values.get(name) ?? new Map<string, number>();
      values.set(name, counts);
      const text = textOf(value);
      counts.set(text, (counts.get(text) ?? 0) + 1);
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
    const text = textOf(value);
    const count = values.get(name)?.get(text) ?? runs;
    // Objects stand for files and secrets, whose text tells nothing at a glance.
    if (isJsonObject(value) || count * 2 > runs || (found !== null && found.count <= count)) continue;
    found = { name, value, count };
  }
  if (found === null) return null;
  const value = shownValue(found.value);
  return `${clip(found.name, maximumLength - value.length - 1)} ${value}`;
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function shownValue(value: Json): string {
  if (typeof value === "number") return formatNumber(value);
  const line = valueText(value).replaceAll(/\s+/g, " ");
  // Paths differ at their end.
  return line.length > maximumValue && line.includes("/")
    ? `…${line.slice(1 - maximumValue)}`
    : clip(line, maximumValue);
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

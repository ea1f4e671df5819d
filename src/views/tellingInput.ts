import { isJsonObject, type Json } from "../core/json";
import type { ExecutionSummary } from "../core/summary";

/** How many of the newest runs are looked at: as many as are shown at once. */
const looked = 200;
/** A row has room for few words. */
const maximumLength = 28;

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
  let found: { readonly text: string; readonly count: number } | null = null;
  for (const [name, value] of Object.entries(inputs)) {
    const text = textOf(value);
    const count = values.get(name)?.get(text) ?? runs;
    // Objects stand for files and secrets, whose text tells nothing at a glance.
    if (isJsonObject(value) || count * 2 > runs || (found !== null && found.count <= count)) continue;
    found = { text: `${name} ${text}`, count };
  }
  return found === null ? null : clip(found.text);
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= maximumLength ? line : `${line.slice(0, maximumLength - 1)}…`;
}

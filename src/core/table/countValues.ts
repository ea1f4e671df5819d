import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";

/** More values of one name than this are not told apart. */
export const mostValues = 20;

/** How many values the inputs, properties and metrics of executions have, by the names of columns; at most {@link mostValues}. */
export function countValues(summaries: readonly ExecutionSummary[]): ReadonlyMap<string, number> {
  const values = new Map</* column */ string, Set<Json>>();
  for (const { inputs, properties, metrics } of summaries)
    for (const [kind, record] of Object.entries({ input: inputs, property: properties, metric: metrics }))
      for (const [name, value] of Object.entries<Json>(record)) {
        const id = `${kind}:${name}`;
        const known = values.get(id) ?? new Set();
        if (known.size < mostValues) known.add(isPlain(value) ? value : JSON.stringify(value));
        values.set(id, known);
      }
  return new Map(Array.from(values, ([id, known]) => [id, known.size]));
}

function isPlain(value: Json): boolean {
  return typeof value !== "object" || value === null;
}

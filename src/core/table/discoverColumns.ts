import type { ExecutionSummary } from "../summary";

/** A named value that executions have, and in how many of them. */
export interface FoundColumn {
  /** The column's name, such as `metric:loss`. */
  readonly id: string;
  readonly count: number;
}

/** The inputs, properties and metrics that executions have, those that most have first. */
export function discoverColumns(summaries: readonly ExecutionSummary[]): FoundColumn[] {
  const kinds = { input: new Counter(), property: new Counter(), metric: new Counter() };
  for (const { inputs, properties, metrics } of summaries) {
    kinds.input.add(inputs);
    kinds.property.add(properties);
    kinds.metric.add(metrics);
  }
  return Object.entries(kinds).flatMap(([kind, counter]) => counter.found(kind));
}

class Counter {
  private readonly counts = new Map</* name */ string, number>();

  add(record: Readonly<Record<string, unknown>>): void {
    for (const name of Object.keys(record)) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  found(kind: string): FoundColumn[] {
    return [...this.counts]
      .map(([name, count]) => ({ id: `${kind}:${name}`, count }))
      .sort((one, other) => other.count - one.count);
  }
}

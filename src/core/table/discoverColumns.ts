import type { ExecutionSummary } from "../summary";

/** A named value that executions have, and in how many of them. */
export interface FoundColumn {
  /** The column's name, such as `metric:loss`. */
  readonly id: string;
  readonly count: number;
}

/** The inputs, properties and metrics that executions have, those that most have first, else by name. */
export function discoverColumns(summaries: readonly ExecutionSummary[]): FoundColumn[] {
  const counts = new ColumnCounts();
  for (const summary of summaries) counts.add(summary, 1);
  return counts.found();
}

type Named = Pick<ExecutionSummary, "inputs" | "properties" | "metrics">;

/** The same of executions of which some come and go. */
export class ColumnCounts {
  private readonly counters = { input: new Counter(), property: new Counter(), metric: new Counter() };

  /** @param count 1 where it comes, -1 where it goes. */
  add({ inputs, properties, metrics }: Named, count: 1 | -1): void {
    this.counters.input.add(inputs, count);
    this.counters.property.add(properties, count);
    this.counters.metric.add(metrics, count);
  }

  /** Every name that an execution has, and those that one had. */
  get names(): Readonly<Record<"inputs" | "properties" | "metrics", ReadonlyMap<string, number>>> {
    const { input, property, metric } = this.counters;
    return { inputs: input.counts, properties: property.counts, metrics: metric.counts };
  }

  found(): FoundColumn[] {
    return Object.entries(this.counters).flatMap(([kind, counter]) => counter.found(kind));
  }
}

class Counter {
  readonly counts = new Map</* name */ string, number>();

  add(record: Readonly<Record<string, unknown>>, count: 1 | -1): void {
    for (const name in record)
      if (Object.hasOwn(record, name)) this.counts.set(name, (this.counts.get(name) ?? 0) + count);
  }

  found(kind: string): FoundColumn[] {
    return [...this.counts]
      .filter(([, count]) => count > 0)
      .map(([name, count]) => ({ id: `${kind}:${name}`, count }))
      .sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
  }
}

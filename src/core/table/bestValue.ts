import type { ExecutionSummary } from "../summary";

/** Which values of a metric are better. */
export type BetterDirection = "max" | "min";

/** Names of metrics of which less is better. */
const lessIsBetter =
  /loss|error|err(?:[^a-z]|$)|rmse|mse|mae|perplexity|latency|time|seconds|memory|cost|distance/i;

/** Which values of a metric are better, as its name tells. */
export function betterDirection(metric: string): BetterDirection {
  return lessIsBetter.test(metric) ? "min" : "max";
}

/** The best of values; null where there are not two different ones to choose from. */
export function bestValue(values: Iterable<number | null>, direction: BetterDirection): number | null {
  return bestOf(extended(noRange, values), direction);
}

interface Range {
  readonly least: number;
  readonly most: number;
}

const noRange: Range = { least: Infinity, most: -Infinity };

function extended(range: Range, values: Iterable<number | null>): Range {
  let { least, most } = range;
  for (const value of values) {
    if (typeof value !== "number" || Number.isNaN(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return { least, most };
}

function bestOf({ least, most }: Range, direction: BetterDirection): number | null {
  if (least >= most) return null;
  return direction === "max" ? most : least;
}

type Measured = Pick<ExecutionSummary, "metrics">;

/** The best values of the metrics of many executions, of which some come and go. */
export class BestValues {
  private readonly ranges = new Map</* metric */ string, Range>();

  /** @param all the executions. */
  best(metric: string, direction: BetterDirection, all: () => readonly Measured[]): number | null {
    const known = this.ranges.get(metric) ?? extended(noRange, valuesOf(all(), metric));
    this.ranges.set(metric, known);
    return bestOf(known, direction);
  }

  /** All are others. */
  clear(): void {
    this.ranges.clear();
  }

  /** Some of them came and went. */
  follow(gone: readonly Measured[], come: readonly Measured[]): void {
    for (const [metric, range] of this.ranges) {
      const isLost = gone.some(({ metrics }) => {
        const value = metrics[metric];
        return value === range.least || value === range.most;
      });
      if (isLost) this.ranges.delete(metric);
      else this.ranges.set(metric, extended(range, valuesOf(come, metric)));
    }
  }
}

function* valuesOf(all: readonly Measured[], metric: string): Generator<number | null> {
  for (const { metrics } of all) yield metrics[metric] ?? null;
}

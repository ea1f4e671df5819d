import type { ExecutionSummary } from "../summary";
import { isLowerBetter } from "../metricDirection";

/** Which values of a metric are better. */
export type BetterDirection = "max" | "min";

/** What the user chose for a metric; "none": no value is better than another. */
export const chosenDirections = ["max", "min", "none"] as const;

export type ChosenDirection = (typeof chosenDirections)[number];

/** What the user chose, by the names of metrics; for others their names tell. */
export type MetricDirections = Readonly<Record<string, ChosenDirection>>;

/** What the user said of a metric; null where nothing. */
export function chosenDirection(metric: string, chosen: MetricDirections): ChosenDirection | null {
  return (Object.hasOwn(chosen, metric) ? chosen[metric] : undefined) ?? null;
}

/** Which values of a metric are better; null where the user said that none is. */
export function betterDirection(metric: string, chosen: MetricDirections = {}): BetterDirection | null {
  const direction = chosenDirection(metric, chosen);
  if (direction === "none") return null;
  return direction ?? (isLowerBetter(metric) ? "min" : "max");
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

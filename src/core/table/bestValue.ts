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

interface Range {
  readonly least: number;
  readonly most: number;
}

const noRange: Range = { least: Infinity, most: -Infinity };

type Measured = Pick<ExecutionSummary, "metrics">;

/** Widens the ranges of metrics by the values that executions have: each is looked at once for all metrics. */
function extended(
  ranges: readonly (readonly [metric: string, range: Range])[],
  some: readonly Measured[],
): (readonly [string, Range])[] {
  const wide = ranges.map(([metric, range]) => ({ metric, ...range }));
  for (const { metrics } of some)
    for (const each of wide) {
      const value = metrics[each.metric];
      if (typeof value !== "number") continue;
      if (value < each.least) each.least = value;
      if (value > each.most) each.most = value;
    }
  return wide.map(({ metric, least, most }) => [metric, { least, most }]);
}

/** Null where there are not two different values to choose from. */
function bestOf({ least, most }: Range, direction: BetterDirection): number | null {
  if (least >= most) return null;
  return direction === "max" ? most : least;
}

/** The best values of the metrics of many executions, of which some come and go. */
export class BestValues {
  private ranges = new Map</* metric */ string, Range>();
  private wanted: readonly string[] = [];

  /** The metrics whose best values will be asked for. */
  want(metrics: readonly string[]): void {
    this.wanted = metrics;
  }

  /** Null where there are not two different values. @param all the executions. */
  best(metric: string, direction: BetterDirection, all: () => readonly Measured[]): number | null {
    if (!this.ranges.has(metric)) {
      const missing = new Set([metric, ...this.wanted.filter((each) => !this.ranges.has(each))]);
      const found = extended(
        [...missing].map((each) => [each, noRange]),
        all(),
      );
      for (const [each, range] of found) this.ranges.set(each, range);
    }
    return bestOf(this.ranges.get(metric) ?? noRange, direction);
  }

  /** All are others. */
  clear(): void {
    this.ranges.clear();
  }

  /** Some of them came and went. */
  follow(gone: readonly Measured[], come: readonly Measured[]): void {
    const kept = [...this.ranges].filter(
      ([metric, { least, most }]) =>
        !gone.some(({ metrics }) => metrics[metric] === least || metrics[metric] === most),
    );
    this.ranges = new Map(extended(kept, come));
  }
}

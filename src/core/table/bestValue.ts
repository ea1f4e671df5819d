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
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null || Number.isNaN(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least >= most) return null;
  return direction === "max" ? most : least;
}

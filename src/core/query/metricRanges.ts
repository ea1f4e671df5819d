import type { ExecutionSummary } from "../summary";
import type { NumberRange } from "./numberColumn";

/** The least and the most of the values of metrics: each execution is looked at once for all of them. */
export function metricRanges(
  metrics: readonly string[],
  executions: Iterable<ExecutionSummary>,
): ReadonlyMap<string, NumberRange> {
  const wide = metrics.map((metric) => ({ metric, least: Infinity, most: -Infinity }));
  for (const execution of executions)
    for (const each of wide) {
      const value = metricValue(execution, each.metric);
      if (value < each.least) each.least = value;
      if (value > each.most) each.most = value;
    }
  return new Map(wide.map(({ metric, least, most }) => [metric, { least, most }]));
}

/** The last value of a metric; NaN where there is none. */
export function metricValue({ metrics }: ExecutionSummary, name: string): number {
  const value: unknown = metrics[name];
  return typeof value === "number" ? value : NaN;
}

import { numberOf } from "../json";
import type { ExecutionEvent } from "../records";
import { MetricSeries } from "./metricSeries";

/** Appends the metrics among events to the series of their names; a new name gets a series of its own. */
export function addMetricEvents(series: Map<string, MetricSeries>, events: readonly ExecutionEvent[]): void {
  for (const event of events) {
    if (event.type !== "metric" && event.type !== "nonFinite") continue;
    const value = event.type === "metric" ? event.value : NaN;
    const at = Date.parse(event.at);
    // Lines come from files: what their types promise is looked at.
    if (typeof event.name !== "string" || typeof value !== "number" || Number.isNaN(at)) continue;
    const known = series.get(event.name) ?? new MetricSeries();
    known.append(at, numberOf(event.step), value);
    series.set(event.name, known);
  }
}

import { pointChart, type PointChart } from "../../../src/shared/chart/pointChart";
import { format } from "../../../src/shared/format";
import type { MetricsChoices } from "../../../src/shared/metrics/pageState";
import type { MetricView, MetricsExecution, MetricsView } from "../../../src/shared/metrics/metricsView";

/**
 * Of the shown metrics those that each execution told once, by name: a bar for each that is not hidden.
 * @param baseline the place of the execution that others are held against; -1: none is.
 */
export function valueChartsOf(
  { metrics, executions }: MetricsView,
  { logs, hidden }: Pick<MetricsChoices, "logs" | "hidden">,
  baseline = -1,
): ReadonlyMap<string, PointChart> {
  const charts = new Map<string, PointChart>();
  for (const metric of metrics) {
    if (!metric.isShown || metric.curves.some(({ count }) => count > 1)) continue;
    const chart = valueChart(metric, executions, hidden, { isLog: logs.includes(metric.name), baseline });
    if (chart !== null) charts.set(metric.name, chart);
  }
  return charts;
}

function valueChart(
  { name, curves }: MetricView,
  all: readonly MetricsExecution[],
  hidden: readonly string[],
  { isLog, baseline }: { readonly isLog: boolean; readonly baseline: number },
): PointChart | null {
  const shown = all.flatMap(({ target: { id }, key, label }, style) =>
    hidden.includes(id) ? [] : [{ id, key, label, style }],
  );
  const values = shown.map(({ style }) => curves.find((each) => each.execution === style)?.last?.y ?? null);
  const field = { key: name, name, group: "", unit: null, values };
  const chart = pointChart(
    [field],
    shown,
    shown.findIndex(({ style }) => style === baseline),
    { x: "", y: name, isLog },
  );
  if (chart === null) return null;
  // As in the curves and the legend beside it: what is hidden changes no colour.
  const points = chart.points.map((point) => ({
    ...point,
    style: shown[point.x]?.style ?? point.style,
    yText: format.number(point.y),
  }));
  return { ...chart, points };
}

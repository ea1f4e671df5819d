import type { CurveChart } from "../../../src/shared/chart/curveChart";
import { pointChart, type PointChart } from "../../../src/shared/chart/pointChart";
import type { ChartChoices } from "../../../src/shared/compare/chartsView";
import type { DrawnView } from "../../../src/shared/compare/drawnView";
import type { MetricsView } from "../../../src/shared/metrics/metricsView";
import { firstChoices } from "../../../src/shared/metrics/pageState";
import { chartsOf } from "../metrics/chartsOf";
import { valueChartsOf } from "../metrics/valueCharts";

/** What the charts of the page are drawn from. */
interface DrawnFrom {
  readonly view: Pick<DrawnView, "executions" | "baseline" | "charts" | "curves">;
  readonly choices: ChartChoices;
}

/** Null where they are still read, and where there are none. */
export function drawnCurves({ view, choices }: DrawnFrom): CurveChart | null {
  const { curves } = view;
  if (curves === null) return null;
  const { name, logs } = chosenMetric(curves, choices);
  return chartsOf(curves, { ...firstChoices, look: curves.look, logs }).get(name) ?? null;
}

/** Null where the metric has curves, and where it has no value to draw. */
export function drawnValues({ view, choices }: DrawnFrom): PointChart | null {
  const { curves } = view;
  if (curves === null) return null;
  const { name, logs } = chosenMetric(curves, choices);
  const chart = valueChartsOf(curves, { logs, hidden: [] }, view.baseline).get(name);
  return chart === undefined || chart.points.length === 0 ? null : chart;
}

/** Null where no field has numbers. */
export function drawnPoints({ view, choices }: DrawnFrom): PointChart | null {
  const { fields, first } = view.charts;
  const axes = choices.axes ?? first;
  if (axes === null) return null;
  const executions = view.executions.map(({ target, key, title }) => ({ id: target.id, key, label: title }));
  return pointChart(fields, executions, view.baseline, { ...axes, isLog: choices.isLogPoints });
}

function chosenMetric(
  { look }: MetricsView,
  { isLogCurves }: ChartChoices,
): { readonly name: string; readonly logs: readonly string[] } {
  const name = look.shown?.[0] ?? "";
  return { name, logs: isLogCurves ? [name] : [] };
}

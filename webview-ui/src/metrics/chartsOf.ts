import type { ChartCurve, CurveChart, CurveEnd } from "../../../src/shared/chart/curveChart";
import type { MetricsChoices } from "../../../src/shared/metrics/pageState";
import type { MetricView, MetricsExecution, MetricsView } from "../../../src/shared/metrics/metricsView";

const ends: Readonly<Record<MetricsExecution["state"], CurveEnd>> = {
  CREATED: "running",
  SCHEDULED: "running",
  STARTED: "running",
  EXECUTING: "running",
  STOPPING: "running",
  COMPLETED: "ended",
  FAILED: "failed",
  STOPPED: "ended",
  CACHED: "ended",
  SKIPPED: "ended",
  BLOCKED: "ended",
  DEAD: "failed",
  UNKNOWN: "ended",
};

/** The charts of the shown metrics, by name, without the executions that are hidden. */
export function chartsOf(
  { metrics, executions, extent }: MetricsView,
  { logs, hidden, look }: MetricsChoices,
): ReadonlyMap<string, CurveChart> {
  const range = look.range ?? extent;
  if (range === null) return new Map();
  const shown = metrics.filter(({ isShown }) => isShown);
  return new Map(
    shown.map((metric) => [
      metric.name,
      {
        name: metric.name,
        axis: look.axis,
        range,
        isLog: logs.includes(metric.name),
        better: metric.better,
        smoothing: look.smoothing,
        curves: curvesOf(metric, executions, hidden),
      },
    ]),
  );
}

function curvesOf(
  { curves }: MetricView,
  executions: readonly MetricsExecution[],
  hidden: readonly string[],
): readonly ChartCurve[] {
  return curves.flatMap(({ execution, line, raw, last, best }) => {
    const one = executions[execution];
    if (one === undefined || hidden.includes(one.target.id)) return [];
    const { key, label, state } = one;
    return [{ key, label, style: execution, end: ends[state], line, raw, last, best }];
  });
}

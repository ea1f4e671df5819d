import { rangeOf, type MetricPoint, type MetricSeries } from "../../core/curves/metricSeries";
import type { AxisRange, Curve, CurveAxis } from "../../core/curves/curveAxis";
import { reduceCurve } from "../../core/curves/reduceCurve";
import { smoothCurve } from "../../core/curves/smoothCurve";
import { executionKey } from "../../core/executionKey";
import { executionLabels } from "../../core/executionLabels";
import { knownDirection } from "../../core/metricDirection";
import type { ExecutionSummary } from "../../core/summary";
import type { ChartPoint } from "../../shared/chart/curveChart";
import type { ExecutionTarget } from "../../shared/executionTarget";
import type {
  MetricCurveView,
  MetricView,
  MetricsExecution,
  MetricsLook,
  MetricsView,
} from "../../shared/metrics/metricsView";
import { stepFileViews } from "./stepFileViews";

/** What is known of one of the executions on the page. */
export interface MetricsFacts {
  readonly target: ExecutionTarget;
  readonly summary: ExecutionSummary;
  /** Raw arguments. */
  readonly args: readonly string[];
  readonly series: ReadonlyMap<string, MetricSeries>;
  /** Paths of its outputs, relative to `outputs/`. */
  readonly outputs: readonly string[];
  /** Where a page finds a file of the bundle. */
  readonly addressOf: (path: string) => string;
  readonly problem: string | null;
}

/** So many metrics have a chart where the user chose none. */
const firstShown = 6;
const nothing = { x: [], y: [] };

/**
 * All that the page shows: the curves as they look at this width, along this axis.
 * @param told of which metrics it is told what the executions have: of all, or of those alone that have a chart.
 */
export function buildMetricsView(
  facts: readonly MetricsFacts[],
  look: MetricsLook,
  isLoading: boolean,
  told: "all" | "shown" = "all",
): MetricsView {
  const names = [...new Set(facts.flatMap(({ series }) => [...series.keys()]))];
  const shown = new Set(look.shown ?? firstOf(names, facts));
  const charted = names.filter((name) => shown.has(name));
  const extent = rangeOf(
    charted.flatMap((name) => facts.flatMap((each) => curveOf(each, name, look.axis) ?? [])),
  );
  const range = look.range ?? extent;
  return {
    look,
    isLoading,
    executions: executionsOf(facts),
    metrics: names.map((name): MetricView => {
      const better = knownDirection(name);
      const isShown = shown.has(name);
      const drawn = isShown ? range : null;
      return {
        name,
        better,
        isShown,
        curves:
          isShown || told === "all"
            ? facts.flatMap((each, execution) => curveView(each, { execution, name, better }, look, drawn))
            : [],
      };
    }),
    extent,
    stepFiles: stepFileViews(facts),
  };
}

function executionsOf(facts: readonly MetricsFacts[]): readonly MetricsExecution[] {
  const labels = executionLabels(facts.map(({ summary, args }) => ({ ...summary, args })));
  return facts.map(({ target, summary, problem }, index) => ({
    target,
    key: executionKey(index),
    label: labels[index] ?? summary.id,
    state: summary.state,
    problem,
  }));
}

/** A curve tells more than a single value. */
function firstOf(names: readonly string[], facts: readonly MetricsFacts[]): readonly string[] {
  const hasCurve = (name: string): boolean => facts.some(({ series }) => (series.get(name)?.length ?? 0) > 1);
  return [...names.filter(hasCurve), ...names.filter((name) => !hasCurve(name))].slice(0, firstShown);
}

/** When an execution began, else its first value; milliseconds since the epoch. */
export function startOf({ summary, series }: MetricsFacts): number {
  if (summary.started !== null) return Date.parse(summary.started);
  const firsts = [...series.values()].flatMap((each) => each.along("time", 0).x[0] ?? []);
  return Math.min(...firsts);
}

function curveOf(facts: MetricsFacts, name: string, axis: CurveAxis): Curve | null {
  return facts.series.get(name)?.along(axis, axis === "relative" ? startOf(facts) : 0) ?? null;
}

interface Asked {
  readonly execution: number;
  readonly name: string;
  readonly better: MetricView["better"];
}

/** @param range null: it has no chart. */
function curveView(
  facts: MetricsFacts,
  { execution, name, better }: Asked,
  look: MetricsLook,
  range: AxisRange | null,
): MetricCurveView[] {
  const series = facts.series.get(name);
  const curve = curveOf(facts, name, look.axis);
  if (series === undefined || curve === null) return [];
  const start = look.axis === "relative" ? startOf(facts) : 0;
  const place = (point: MetricPoint | null): ChartPoint | null =>
    point === null ? null : { x: look.axis === "step" ? point.step : point.at - start, y: point.value };
  return [
    {
      execution,
      count: series.length,
      nonFinite: series.nonFinite,
      last: place(series.last),
      best: better === null ? null : place(series.best(better)),
      ...linesOf(curve, look, range),
    },
  ];
}

function linesOf(
  curve: Curve,
  { smoothing, columns }: MetricsLook,
  range: AxisRange | null,
): Pick<MetricCurveView, "line" | "raw" | "isReduced"> {
  if (range === null) return { line: nothing, raw: null, isReduced: false };
  const raw = reduceCurve(curve, range, columns);
  const { isReduced } = raw;
  if (smoothing <= 0) return { line: raw, raw: null, isReduced };
  const smooth = { x: curve.x, y: smoothCurve(curve.y, smoothing) };
  return { line: reduceCurve(smooth, range, columns), raw, isReduced };
}

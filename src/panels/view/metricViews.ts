import { reduceCurve } from "../../core/curves/reduceCurve";
import { knownDirection } from "../../core/metricDirection";
import type { ExecutionEvent } from "../../core/records";
import type { MetricPoint, MetricView } from "../../shared/details/detailsView";

/** Of each of so many pixel columns four points are kept. */
const columns = 150;

/** The metrics in the order in which they first came, each as a curve by step. */
export function metricViews(events: readonly ExecutionEvent[]): MetricView[] {
  const series = new Map</* name */ string, { points: MetricPoint[]; hasSteps: boolean }>();
  for (const event of events) {
    if (event.type !== "metric" || typeof event.name !== "string" || !Number.isFinite(event.value)) continue;
    const known = series.get(event.name) ?? { points: [], hasSteps: false };
    const hasStep = typeof event.step === "number";
    known.points.push({ step: hasStep ? event.step : known.points.length + 1, value: event.value });
    known.hasSteps ||= hasStep;
    series.set(event.name, known);
  }
  return [...series].flatMap(([name, { points, hasSteps }]) => metricView(name, points, hasSteps));
}

function metricView(name: string, points: readonly MetricPoint[], hasSteps: boolean): MetricView[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  const ordered = inOrder(points) ? points : [...points].sort((one, other) => one.step - other.step);
  return [
    {
      name,
      count: points.length,
      last,
      minimum: ordered.reduce((best, point) => (point.value < best.value ? point : best)),
      maximum: ordered.reduce((best, point) => (point.value > best.value ? point : best)),
      best: bestOf(name),
      points: thin(ordered),
      hasSteps,
    },
  ];
}

function bestOf(name: string): MetricView["best"] {
  const direction = knownDirection(name);
  if (direction === null) return null;
  return direction === "min" ? "minimum" : "maximum";
}

function inOrder(points: readonly MetricPoint[]): boolean {
  return points.every((point, index) => index === 0 || (points[index - 1]?.step ?? point.step) <= point.step);
}

/** What of a curve its picture can show: no peak is lost. */
function thin(points: readonly MetricPoint[]): readonly MetricPoint[] {
  const curve = {
    x: Float64Array.from(points, ({ step }) => step),
    y: Float64Array.from(points, ({ value }) => value),
  };
  const { x, y } = reduceCurve(curve, { from: curve.x[0] ?? 0, to: curve.x.at(-1) ?? 0 }, columns);
  return x.flatMap((step, index) => {
    const value = y[index] ?? null;
    return value === null ? [] : [{ step, value }];
  });
}

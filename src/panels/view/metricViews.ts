import { knownDirection } from "../../core/metricDirection";
import type { ExecutionEvent } from "../../core/records";
import type { MetricPoint, MetricView } from "../../shared/details/detailsView";

/** About as many as a curve has pixels: two for each column. */
const maximumPoints = 600;

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

/** Of each stretch of points the lowest and the highest, with the first and the last: the curve looks the same. */
function thin(points: readonly MetricPoint[]): readonly MetricPoint[] {
  if (points.length <= maximumPoints) return points;
  const stretch = Math.ceil(points.length / (maximumPoints / 2));
  const kept = new Set<MetricPoint>();
  for (let start = 0; start < points.length; start += stretch) {
    const part = points.slice(start, start + stretch);
    const lowest = part.reduce((best, point) => (point.value < best.value ? point : best));
    const highest = part.reduce((best, point) => (point.value > best.value ? point : best));
    for (const point of part) if (point === lowest || point === highest) kept.add(point);
  }
  const [first, last] = [points[0], points.at(-1)];
  return [
    ...(first === undefined || kept.has(first) ? [] : [first]),
    ...kept,
    ...(last === undefined || kept.has(last) ? [] : [last]),
  ];
}

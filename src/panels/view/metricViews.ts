import type { Curve } from "../../core/curves/curveAxis";
import type { MetricSeries } from "../../core/curves/metricSeries";
import { reduceCurve } from "../../core/curves/reduceCurve";
import { knownDirection } from "../../core/metricDirection";
import type { MetricPoint, MetricView } from "../../shared/details/detailsView";

/** Of each of so many pixel columns four points are kept. */
const columns = 150;

/** The metrics in the order in which they first came, each as a curve by step. */
export function metricViews(metrics: ReadonlyMap</* name */ string, MetricSeries>): MetricView[] {
  return [...metrics].flatMap(([name, series]) => metricView(name, series));
}

function metricView(name: string, series: MetricSeries): MetricView[] {
  const [last, minimum, maximum] = [series.last, series.best("min"), series.best("max")];
  if (last === null || minimum === null || maximum === null) return [];
  return [
    {
      name,
      count: series.length - series.nonFinite,
      last: pointOf(last),
      minimum: pointOf(minimum),
      maximum: pointOf(maximum),
      best: bestOf(name),
      points: thin(series.along("step", 0)),
    },
  ];
}

function pointOf({ step, value }: MetricPoint): MetricPoint {
  return { step, value };
}

function bestOf(name: string): MetricView["best"] {
  const direction = knownDirection(name);
  if (direction === null) return null;
  return direction === "min" ? "minimum" : "maximum";
}

/** What of a curve its picture can show: no peak is lost. */
function thin(curve: Curve): readonly MetricPoint[] {
  const { x, y } = reduceCurve(curve, { from: curve.x[0] ?? 0, to: curve.x.at(-1) ?? 0 }, columns);
  return x.flatMap((step, index) => {
    const value = y[index] ?? null;
    return value === null ? [] : [{ step, value }];
  });
}

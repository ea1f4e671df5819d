import {
  isDrawable,
  type ChartCurve,
  type ChartLine,
  type ChartPoint,
  type CurveChart,
} from "../../../src/shared/chart/curveChart";
import { labelSpots, type Spot } from "../../../src/shared/scale";
import { placeTicks, type AxisTick } from "../../../src/shared/chart/axisTicks";
import { chartScales, margin, type ChartScales } from "./chartScales";

/** A curve as it is drawn. */
export interface DrawnCurve {
  readonly curve: ChartCurve;
  /** Path data. */
  readonly line: string;
  readonly raw: string | null;
  readonly last: Spot | null;
  /** Where what the curve is called stands; pushed apart from others. */
  readonly label: Spot | null;
}

/** A chart at a size: what is drawn where. */
export interface ChartPicture extends ChartScales {
  readonly width: number;
  readonly height: number;
  readonly placeTicks: readonly (AxisTick & { readonly x: number })[];
  readonly valueTicks: readonly (AxisTick & { readonly y: number })[];
  readonly curves: readonly DrawnCurve[];
  /** The best value of all curves. */
  readonly best: { readonly curve: ChartCurve; readonly point: ChartPoint; readonly spot: Spot } | null;
}

const labelDistance = 14;
const tickDistance = 90;

/** @param marks whether what was smoothed is drawn behind; and of which keys the curves are labelled, null: of all. */
export function chartPicture(
  chart: CurveChart,
  size: { readonly width: number; readonly height: number },
  marks: { readonly raw: boolean; readonly labelled?: ReadonlySet<string> | null },
): ChartPicture {
  const drawn = chart.curves.map((curve) => (marks.raw ? curve : { ...curve, raw: null }));
  const scales = chartScales({ ...chart, curves: drawn }, size);
  const { plot, toX, toY } = scales;
  const spotOf = (point: ChartPoint | null): Spot | null => spotWithin(point, chart, scales);
  const ends = drawn.map((curve) => spotOf(endOf(curve)));
  const labelled = marks.labelled ?? null;
  const labels = labelSpots(
    ends.map((end, index) => (labelled?.has(drawn[index]?.key ?? "") === false ? null : end)),
    { lowest: plot.bottom + 4, distance: labelDistance, width: margin.right },
  );
  const count = Math.max(1, Math.floor((plot.right - plot.left) / tickDistance));
  return {
    ...size,
    ...scales,
    placeTicks: placeTicks(chart, count).map((tick) => ({ ...tick, x: toX(tick.at) })),
    valueTicks: scales.ticks.map((tick) => ({ ...tick, y: toY(tick.at) })),
    curves: drawn.map((curve, index) => ({
      curve,
      line: pathOf(curve.line, chart, scales),
      raw: curve.raw === null ? null : pathOf(curve.raw, chart, scales),
      last: ends[index] ?? null,
      label: labels[index] ?? null,
    })),
    best: bestOf(chart, spotOf),
  };
}

/** Where a point lies in the picture; null where it does not. */
function spotWithin(
  point: ChartPoint | null,
  chart: CurveChart,
  { plot, toX, toY }: ChartScales,
): Spot | null {
  const { from, to } = chart.range;
  if (point === null || point.x < from || point.x > to || !isDrawable(point.y, chart)) return null;
  const spot = { x: toX(point.x), y: toY(point.y) };
  return spot.y < plot.top - 1 || spot.y > plot.bottom + 1 ? null : spot;
}

/** The last point of the line: where the marker stands. */
function endOf({ line }: ChartCurve): ChartPoint | null {
  for (let index = line.x.length - 1; index >= 0; index -= 1) {
    const [x, y] = [line.x[index], line.y[index] ?? null];
    if (x !== undefined && y !== null) return { x, y };
  }
  return null;
}

function bestOf(chart: CurveChart, spotOf: (point: ChartPoint | null) => Spot | null): ChartPicture["best"] {
  const sign = chart.better === "min" ? 1 : -1;
  let best: ChartPicture["best"] = null;
  for (const curve of chart.curves) {
    const spot = spotOf(curve.best);
    if (curve.best === null || spot === null) continue;
    if (best === null || sign * curve.best.y < sign * best.point.y) best = { curve, point: curve.best, spot };
  }
  return best;
}

function pathOf({ x, y }: ChartLine, chart: CurveChart, { toX, toY }: ChartScales): string {
  let path = "";
  let isDrawing = false;
  for (const [index, value] of y.entries()) {
    if (!isDrawable(value, chart)) {
      isDrawing = false;
      continue;
    }
    path += `${isDrawing ? "L" : "M"}${toX(x[index] ?? 0).toFixed(1)} ${toY(value).toFixed(1)}`;
    // A line of no length is a dot: a point between two gaps is seen.
    if (!isDrawing) path += "h0";
    isDrawing = true;
  }
  return path;
}

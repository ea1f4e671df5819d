import { isDrawable, type CurveChart } from "../../../src/shared/chart/curveChart";
import { linear } from "../../../src/shared/scale";
import { valueTicks, type AxisTick } from "../../../src/shared/chart/axisTicks";

/** From values to places in the picture, CSS pixels, and back. */
export interface ChartScales {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** Of the axis of values. */
  readonly ticks: readonly AxisTick[];
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
  /** A place of the axis, within its range. */
  readonly fromX: (pixels: number) => number;
}

/** What lies around the curves: ticks, and what they are called at their ends. */
export const margin = { top: 14, right: 74, bottom: 24, left: 52 };

/** The scales of a chart of this size: all that is drawn within its range has a place. */
export function chartScales(
  chart: CurveChart,
  { width, height }: { readonly width: number; readonly height: number },
): ChartScales {
  const right = width - margin.right;
  const plot = { left: margin.left, right, top: margin.top, bottom: height - margin.bottom };
  const { from, to } = chart.range;
  const values = valueRange(chart);
  const ticks = valueTicks(values.from, values.to, chart.isLog);
  const least = Math.min(values.from, ticks[0]?.at ?? values.from);
  const most = Math.max(values.to, ticks.at(-1)?.at ?? values.to);
  const toValue = chart.isLog ? Math.log10 : (value: number) => value;
  const place = linear([toValue(least), toValue(most)], [plot.bottom, plot.top]);
  const back = linear([plot.left, plot.right], [from, to]);
  return {
    plot,
    ticks,
    toX: to > from ? linear([from, to], [plot.left, plot.right]) : () => (plot.left + plot.right) / 2,
    toY: (y) => place(toValue(y)),
    fromX: (pixels) => Math.min(to, Math.max(from, back(pixels))),
  };
}

/** From the least to the greatest value within the range of the axis; from 1 to 10 where there is none. */
function valueRange(chart: CurveChart): CurveChart["range"] {
  let [from, to] = [Infinity, -Infinity];
  for (const { x, y } of chart.curves.flatMap(({ line, raw }) => (raw === null ? [line] : [line, raw])))
    for (const [index, value] of y.entries()) {
      const at = x[index] ?? NaN;
      if (!isDrawable(value, chart) || at < chart.range.from || at > chart.range.to) continue;
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
  return from > to ? { from: 1, to: 10 } : { from, to };
}

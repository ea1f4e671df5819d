import type { AxisRange, CurveAxis } from "../../core/curves/curveAxis";

/** A value at a place of the axis. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** Points by rising x; null breaks the line. */
export interface ChartLine {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

/** How the line of a curve ends: by itself, with a cross where its execution failed, or open while it runs. */
export type CurveEnd = "ended" | "failed" | "running";

/** One curve of a chart. */
export interface ChartCurve {
  /** What stands for it in the chart and in tables: "A", "B"… */
  readonly key: string;
  readonly label: string;
  /** Chooses colour, dash and marker. */
  readonly style: number;
  readonly end: CurveEnd;
  readonly line: ChartLine;
  /** What was smoothed to `line`; null where nothing was. */
  readonly raw: ChartLine | null;
  /** Raw values. */
  readonly last: ChartPoint | null;
  readonly best: ChartPoint | null;
}

/** A chart of curves: the picture and its table are both drawn from this. */
export interface CurveChart {
  readonly name: string;
  readonly axis: CurveAxis;
  readonly range: AxisRange;
  readonly isLog: boolean;
  readonly better: "min" | "max" | null;
  /** Weight of what was before in each `line` that has a `raw`, from 0 to below 1. */
  readonly smoothing: number;
  readonly curves: readonly ChartCurve[];
}

/** A column of the table of a chart: a curve as it is drawn, and beside a smoothed one its real values. */
export interface ChartColumn {
  readonly curve: ChartCurve;
  readonly line: ChartLine;
  readonly isSmoothed: boolean;
}

export function chartColumns({ curves }: CurveChart): readonly ChartColumn[] {
  return curves.flatMap((curve) => {
    const { line, raw } = curve;
    const drawn = { curve, line, isSmoothed: raw !== null };
    return raw === null ? [drawn] : [drawn, { curve, line: raw, isSmoothed: false }];
  });
}

/** A row of the table of a chart: a place of the axis, and what each column has there; null: it has nothing. */
export interface ChartRow {
  readonly x: number;
  readonly values: readonly (number | null)[];
}

/** Whether a value can be drawn: a logarithm is one of positive numbers alone. */
export function isDrawable(y: number | null, { isLog }: Pick<CurveChart, "isLog">): y is number {
  return y !== null && (!isLog || y > 0);
}

/** What the picture draws, as numbers: each point of each of the {@link chartColumns} within the range of the axis. */
export function chartRows(chart: CurveChart): readonly ChartRow[] {
  const rows = new Map<number, (number | null)[][]>();
  const columns = chartColumns(chart);
  for (const [index, { line }] of columns.entries())
    for (const [place, x] of line.x.entries()) {
      const y = line.y[place] ?? null;
      if (x < chart.range.from || x > chart.range.to || !isDrawable(y, chart)) continue;
      const here = rows.get(x) ?? columns.map(() => []);
      here[index]?.push(y);
      rows.set(x, here);
    }
  return [...rows]
    .sort(([one], [other]) => one - other)
    .flatMap(([x, values]) => {
      const most = Math.max(...values.map(({ length }) => length));
      return Array.from({ length: most }, (_, index) => ({
        x,
        values: values.map((each) => each[index] ?? null),
      }));
    });
}

/**
 * What a curve has at a place of the axis: its point nearest to it; null beyond its ends, and where it has none.
 * @param x within the axis.
 */
export function pointNear({ x, y }: ChartLine, place: number): ChartPoint | null {
  const [first, last] = [x[0], x.at(-1)];
  if (first === undefined || last === undefined || place < first || place > last) return null;
  const index = firstAtLeast(x, place);
  const [before, behind] = [pointAt(x, y, index - 1), pointAt(x, y, index)];
  if (before === null || behind === null) return behind ?? before;
  return place - before.x < behind.x - place ? before : behind;
}

/** The first index whose x is at least this; the last one where none is. */
function firstAtLeast(x: readonly number[], place: number): number {
  let [low, high] = [0, x.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((x[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pointAt(x: ChartLine["x"], y: ChartLine["y"], index: number): ChartPoint | null {
  const [at, value] = [x[index], y[index]];
  return at === undefined || value === undefined || value === null ? null : { x: at, y: value };
}

import type { Spot } from "../labelSpots";
import { linear } from "../scale";
import { placeTicks, valueTicks, type AxisTick } from "./axisTicks";
import { placeText, type PlacedExecution, type PointAxis, type PointChart } from "./pointChart";

/** An execution where it is drawn. */
export interface DrawnPoint extends Spot {
  readonly point: PlacedExecution;
}

/** What executions at one spot are called: "A, L". */
export interface SpotLabel extends Spot {
  readonly text: string;
  readonly isStrong: boolean;
}

/** A chart of points or bars at a size: what is drawn where, CSS pixels. */
export interface PointPicture {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
  readonly xTicks: readonly (AxisTick & { readonly x: number })[];
  readonly yTicks: readonly (AxisTick & { readonly y: number })[];
  readonly points: readonly DrawnPoint[];
  readonly labels: readonly SpotLabel[];
  /** Of the bars; null where there are points. */
  readonly bars: { readonly base: number; readonly width: number } | null;
}

const margin = { top: 14, right: 28, bottom: 24, left: 56 };
/** Points keep this distance from the ends of the axis. */
const inset = 18;
const widestBar = 40;
const labelSize = { width: 8, height: 13 };
const tickDistance = 90;
/** So many executions at one spot are named. */
const namedAtSpot = 3;

export function pointPicture(
  chart: PointChart,
  { width, height }: { readonly width: number; readonly height: number },
): PointPicture {
  const plot = {
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  };
  const isBars = chart.x.kind === "executions";
  const values = chart.points.map(({ y }) => y);
  const [low, high] = rangeOf(isBars && !chart.y.isLog ? [...values, 0] : values, chart.y.isLog);
  const ticks = valueTicks(low, high, chart.y.isLog);
  const [least, most] = [Math.min(low, ticks[0]?.at ?? low), Math.max(high, ticks.at(-1)?.at ?? high)];
  const toY = scaled(chart.y.isLog, [least, most], [plot.bottom, plot.top]);
  const horizontal = horizontalScale(chart, plot);
  const points = chart.points.map((point) => ({ point, x: horizontal.toX(point.x), y: toY(point.y) }));
  const base = chart.y.isLog ? plot.bottom : toY(0);
  return {
    plot,
    toX: horizontal.toX,
    toY,
    xTicks: horizontal.ticks.map((tick) => ({ ...tick, x: horizontal.toX(tick.at) })),
    yTicks: ticks.map(({ at, text }) => ({
      at,
      text: chart.y.unit === null ? text : placeText(chart.y, at),
      y: toY(at),
    })),
    points,
    labels: isBars ? [] : spotLabels(points, plot),
    bars: isBars ? { base, width: Math.min(widestBar, 0.7 * horizontal.band) } : null,
  };
}

function rangeOf(values: readonly number[], isLog: boolean): readonly [low: number, high: number] {
  if (values.length === 0) return [isLog ? 1 : 0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low < high) return [low, high];
  return isLog ? [low / 2, high * 2] : [low - Math.abs(low || 1) / 2, high + Math.abs(high || 1) / 2];
}

function scaled(
  isLog: boolean,
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  const place = linear(isLog ? [Math.log10(low), Math.log10(high)] : [low, high], [from, to]);
  return isLog ? (value) => place(Math.log10(value)) : place;
}

interface HorizontalScale {
  readonly toX: (x: number) => number;
  readonly ticks: readonly AxisTick[];
  /** The width of a word's place. */
  readonly band: number;
}

function horizontalScale({ x, points }: PointChart, plot: PointPicture["plot"]): HorizontalScale {
  const wide = plot.right - plot.left;
  if (x.kind !== "number") return wordScale(x, plot.left, wide);
  const [low, high] = rangeOf(
    points.map((point) => point.x),
    x.isLog,
  );
  const toX = scaled(x.isLog, [low, high], [plot.left + inset, plot.right - inset]);
  const count = Math.max(2, Math.floor(wide / tickDistance));
  return { toX, band: wide, ticks: numberTicks(x, low, high, count) };
}

function numberTicks(
  { unit, isLog }: PointAxis,
  low: number,
  high: number,
  count: number,
): readonly AxisTick[] {
  const range = { from: low, to: high };
  if (unit === "time") return placeTicks({ axis: "time", range }, Math.min(4, count));
  if (unit === "ms") return placeTicks({ axis: "relative", range }, count);
  const ticks = valueTicks(low, high, isLog).filter(({ at }) => at >= low && at <= high);
  return unit === null ? ticks : ticks.map(({ at }) => ({ at, text: placeText({ unit }, at) }));
}

function wordScale({ words }: PointAxis, left: number, wide: number): HorizontalScale {
  const band = wide / Math.max(1, words.length);
  const longest = Math.max(1, ...words.map(({ length }) => length));
  const room = Math.max(1, Math.floor((longest * labelSize.width) / band));
  const stride = Math.min(room, Math.ceil(28 / band));
  const letters = Math.max(1, Math.floor((stride * band) / 7));
  return {
    band,
    toX: (place) => left + (place + 0.5) * band,
    ticks: words.flatMap((word, at) =>
      at % stride === 0
        ? [{ at, text: word.length > letters ? `${word.slice(0, letters - 1)}…` : word }]
        : [],
    ),
  };
}

/** The baseline's first; of the others those that lie on no label before them. */
function spotLabels(points: readonly DrawnPoint[], plot: PointPicture["plot"]): readonly SpotLabel[] {
  const spots = new Map<string, DrawnPoint[]>();
  for (const drawn of points) {
    const spot = `${Math.round(drawn.x)} ${Math.round(drawn.y)}`;
    spots.set(spot, [...(spots.get(spot) ?? []), drawn]);
  }
  const placed: (SpotLabel & { readonly width: number })[] = [];
  const ordered = [...spots.values()].sort((one, other) => Number(isStrong(other)) - Number(isStrong(one)));
  for (const group of ordered) {
    const label = labelOf(group, plot);
    const isFree = placed.every(
      (other) =>
        Math.abs(other.y - label.y) >= labelSize.height ||
        label.x + label.width < other.x ||
        other.x + other.width < label.x,
    );
    if (isFree) placed.push(label);
  }
  return placed;
}

function labelOf(
  group: readonly DrawnPoint[],
  plot: PointPicture["plot"],
): SpotLabel & { readonly width: number } {
  const keys = group.map(({ point }) => point.key);
  const more = keys.length > namedAtSpot ? ` +${keys.length - namedAtSpot}` : "";
  const text = keys.slice(0, namedAtSpot).join(", ") + more;
  const width = text.length * labelSize.width;
  const [first] = group;
  const [x, y] = [first?.x ?? 0, (first?.y ?? 0) + 4];
  const isRoom = x + 8 + width < plot.right + margin.right;
  return { x: isRoom ? x + 8 : x - 8 - width, y, text, width, isStrong: isStrong(group) };
}

function isStrong(group: readonly DrawnPoint[]): boolean {
  return group.some(({ point }) => point.isBaseline);
}

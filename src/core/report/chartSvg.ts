import { formatNumber } from "../format/number";
import { labelSpots, type Spot } from "../labelSpots";
import { linear, niceTicks, tickLabels } from "../scale";
import { escapeHtml } from "./escapeHtml";
import type { ReportChart, ReportCurve } from "./reportDocument";

const size = { width: 680, height: 220 };
const margin = { top: 10, right: 92, bottom: 26, left: 56 };
/** Labels at the ends of curves keep this distance, in pixels. */
const labelHeight = 13;

/** So many colours and as many dashes there are. More curves are named below the picture, where all names find room. */
const styles = 6;
const legend = { perRow: 5, rowHeight: 18, line: 24 };

/** A chart as a picture that stands in a page: curves with their keys at their ends, or below; `label` says it in words. */
export function chartSvg(chart: ReportChart, label: string): string {
  const values = chart.curves.flatMap(({ y }) => y.filter((value) => value !== null));
  const places = chart.curves.flatMap(({ x }) => x);
  const [low, high] = rangeOf(values);
  const [from, to] = rangeOf(places);
  const ticks = niceTicks(low, high, 4);
  const x = linear([from, to], [margin.left, size.width - margin.right]);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [size.height - margin.bottom, margin.top]);
  const labels = tickLabels(ticks, formatNumber);
  const isNamedBelow = chart.curves.length > styles;
  const rows = isNamedBelow ? Math.ceil(chart.curves.length / legend.perRow) : 0;
  return [
    `<svg class="chart" viewBox="0 0 ${size.width} ${size.height + rows * legend.rowHeight}" role="img" aria-label="${escapeHtml(label)}">`,
    ...ticks.map((tick, index) => gridLine(y(tick), labels[index] ?? "")),
    `<text x="${margin.left}" y="${size.height - 8}">${escapeHtml(formatNumber(from))}</text>`,
    to > from
      ? `<text x="${size.width - margin.right}" y="${size.height - 8}" text-anchor="end">${escapeHtml(formatNumber(to))}</text>`
      : "",
    ...chart.curves.map((curve, index) => curvePath(curve, styleOf(index), x, y)),
    ...ends(chart.curves, x, y, isNamedBelow),
    ...(isNamedBelow ? chart.curves.map(legendEntry) : []),
    "</svg>",
  ].join("");
}

function rangeOf(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [values[0] ?? 0, values[0] ?? 1],
  );
}

function gridLine(y: number, label: string): string {
  const at = y.toFixed(1);
  return (
    `<line class="grid" x1="${margin.left}" x2="${size.width - margin.right}" y1="${at}" y2="${at}"/>` +
    `<text x="${margin.left - 6}" y="${(y + 4).toFixed(1)}" text-anchor="end">${escapeHtml(label)}</text>`
  );
}

type Scale = (value: number) => number;

/** Classes by which the first 36 curves are told apart: those after the first six have the dash of another colour. */
function styleOf(index: number): string {
  const round = Math.floor(index / styles);
  return `c${index % styles}${round === 0 ? "" : ` d${(index + round) % styles}`}`;
}

function curvePath({ x: places, y: values }: ReportCurve, style: string, x: Scale, y: Scale): string {
  const steps: string[] = [];
  const dots: string[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const isStart = (values[index - 1] ?? null) === null;
    const point = `${x(places[index] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`;
    steps.push(`${isStart ? "M" : "L"}${point}`);
    // A point between two gaps is no line.
    if (isStart && (values[index + 1] ?? null) === null) dots.push(dot(point, style));
  }
  return `<path class="curve ${style}" d="${steps.join("")}"/>${dots.join("")}`;
}

function dot(point: string, style: string): string {
  const [x = "", y = ""] = point.split(" ");
  return `<circle class="dot ${style}" cx="${x}" cy="${y}" r="2.5"/>`;
}

/** A dot at the end of each curve, and beside it its name where that does not stand below. */
function ends(curves: readonly ReportCurve[], x: Scale, y: Scale, isNamedBelow: boolean): string[] {
  const spots = curves.map((curve): Spot | null => {
    const [place, value] = endOf(curve);
    return place === undefined || value === null ? null : { x: x(place), y: y(value) };
  });
  const lowest = size.height - margin.bottom + 4;
  const labels = labelSpots(spots, { lowest, distance: labelHeight, width: margin.right });
  return curves.map((curve, index) => {
    const [spot, label] = [spots[index] ?? null, labels[index] ?? null];
    if (spot === null || label === null) return "";
    const mark = dot(`${spot.x.toFixed(1)} ${spot.y.toFixed(1)}`, styleOf(index));
    return isNamedBelow ? mark : mark + endText(curve, label);
  });
}

function legendEntry(curve: ReportCurve, index: number): string {
  const width = (size.width - margin.left) / legend.perRow;
  const left = margin.left + (index % legend.perRow) * width;
  const middle = size.height + (Math.floor(index / legend.perRow) + 0.5) * legend.rowHeight - 4;
  const line = `M${left.toFixed(1)} ${middle.toFixed(1)}h${legend.line}`;
  const text = endText(curve, { x: left + legend.line + 6, y: middle + 4 });
  return `<path class="curve ${styleOf(index)}" d="${line}"/>${text}`;
}

/** What a curve is called, and its last value. */
function endText(curve: ReportCurve, { x, y }: Spot): string {
  const [, value] = endOf(curve);
  const words = [curve.key, value === null ? "" : formatNumber(value)].filter((word) => word !== "");
  const place = `x="${x.toFixed(1)}" y="${y.toFixed(1)}"`;
  return `<text class="end" ${place}>${escapeHtml(words.join(" "))}</text>`;
}

function endOf({ x, y }: ReportCurve): readonly [place: number | undefined, value: number | null] {
  const last = y.findLastIndex((value) => value !== null);
  return [x[last], y[last] ?? null];
}

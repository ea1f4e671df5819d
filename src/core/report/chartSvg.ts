import { formatNumber } from "../format/number";
import { linear, niceTicks, tickLabels } from "../scale";
import { escapeHtml } from "./escapeHtml";
import type { ReportChart, ReportCurve } from "./reportDocument";

const size = { width: 680, height: 220 };
const margin = { top: 10, right: 64, bottom: 26, left: 56 };
/** Labels at the ends of curves keep this distance, in pixels. */
const labelHeight = 13;

/** So many curves are told apart by colour and dash; further ones begin anew. */
const styles = 6;

/** A chart as a picture that stands in a page: curves with their keys at their ends; `label` says it in words. */
export function chartSvg(chart: ReportChart, label: string): string {
  const values = chart.curves.flatMap(({ y }) => y.filter((value) => value !== null));
  const places = chart.curves.flatMap(({ x }) => x);
  const [low, high] = rangeOf(values);
  const [from, to] = rangeOf(places);
  const ticks = niceTicks(low, high, 4);
  const x = linear([from, to], [margin.left, size.width - margin.right]);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [size.height - margin.bottom, margin.top]);
  const labels = tickLabels(ticks, formatNumber);
  return [
    `<svg class="chart" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeHtml(label)}">`,
    ...ticks.map((tick, index) => gridLine(y(tick), labels[index] ?? "")),
    `<text x="${margin.left}" y="${size.height - 8}">${escapeHtml(formatNumber(from))}</text>`,
    to > from
      ? `<text x="${size.width - margin.right}" y="${size.height - 8}" text-anchor="end">${escapeHtml(formatNumber(to))}</text>`
      : "",
    ...chart.curves.map((curve, index) => curvePath(curve, index % styles, x, y)),
    ...endLabels(chart.curves, x, y),
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

function curvePath({ x: places, y: values }: ReportCurve, style: number, x: Scale, y: Scale): string {
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
  return `<path class="curve c${style}" d="${steps.join("")}"/>${dots.join("")}`;
}

function dot(point: string, style: number): string {
  const [x = "", y = ""] = point.split(" ");
  return `<circle class="dot c${style}" cx="${x}" cy="${y}" r="2.5"/>`;
}

function endLabels(curves: readonly ReportCurve[], x: Scale, y: Scale): string[] {
  const ends = curves.flatMap(({ key, x: places, y: values }, index) => {
    const last = values.findLastIndex((value) => value !== null);
    const [place, value] = [places[last], values[last]];
    if (place === undefined || value === undefined || value === null) return [];
    const text = [key, formatNumber(value)].filter((word) => word !== "").join(" ");
    return [{ text, at: x(place), height: y(value), style: index % styles }];
  });
  let least = margin.top - labelHeight;
  return ends
    .sort((one, other) => one.height - other.height)
    .map(({ text, at, height, style }) => {
      least = Math.max(height, least + labelHeight);
      const place = `x="${(at + 6).toFixed(1)}" y="${(least + 4).toFixed(1)}"`;
      return `<circle class="dot c${style}" cx="${at.toFixed(1)}" cy="${height.toFixed(1)}" r="2.5"/><text class="end" ${place}>${escapeHtml(text)}</text>`;
    });
}

import { pointPicture, type DrawnPoint, type PointPicture } from "../chart/pointPicture";
import type { PointChart } from "../chart/pointChart";
import { escapeHtml } from "./escapeHtml";

const size = { width: 680, height: 240 };
const radius = 4.5;
/** So many colours there are. */
const styles = 6;

/** Executions as points or bars, as the page draws them, the baseline filled; `label` says it in words. */
export function pointsSvg(chart: PointChart, label: string): string {
  const { plot, points, labels, bars, xTicks, yTicks } = pointPicture(chart, size);
  return [
    `<svg class="chart" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeHtml(label)}">`,
    ...yTicks.map(
      ({ y, text: words }) =>
        `<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${at(y)}" y2="${at(y)}"/>` +
        text(plot.left - 6, y + 4, words, ' text-anchor="end"'),
    ),
    ...xTicks.map(({ x, text: words }) => text(x, size.height - 6, words, ' text-anchor="middle"')),
    ...points.map((drawn) => (bars === null ? mark(drawn) : bar(drawn, bars))),
    ...labels.map(({ x, y, text: words }) => text(x, y, words, ' class="end"')),
    "</svg>",
  ].join("");
}

function mark({ point, x, y }: DrawnPoint): string {
  return `<circle class="${styleOf(point)}" cx="${at(x)}" cy="${at(y)}" r="${radius}"/>`;
}

function bar({ point, x, y }: DrawnPoint, { base, width }: NonNullable<PointPicture["bars"]>): string {
  const height = Math.max(1, Math.abs(base - y));
  return `<rect class="${styleOf(point)}" x="${at(x - width / 2)}" width="${at(width)}" y="${at(Math.min(y, base))}" height="${at(height)}"/>`;
}

function styleOf({ style, isBaseline }: DrawnPoint["point"]): string {
  return `dot c${style % styles}${isBaseline ? " full" : ""}`;
}

function text(x: number, y: number, words: string, attributes: string): string {
  return `<text x="${at(x)}" y="${at(y)}"${attributes}>${escapeHtml(words)}</text>`;
}

function at(place: number): string {
  return place.toFixed(1);
}

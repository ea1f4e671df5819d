import { svg, type TemplateResult } from "lit";
import type { DrawnPoint, PointChart, PointPicture } from "../../../src/shared/chart/pointChart";

const rowHeight = 18;
const padding = 8;
/** Of a letter of 11 px, about. */
const letterWidth = 6.8;

/** What an execution is and where it stands. */
export function pointTip(
  { x, y }: PointChart,
  { point, ...spot }: DrawnPoint,
  { plot }: PointPicture,
  width: number,
): TemplateResult {
  const lines = [
    `${point.key} ${point.label}`,
    `${y.name} ${point.yText}`,
    ...(x.kind === "executions" ? [] : [`${x.name} ${point.xText}`]),
  ];
  const wide = Math.min(width, Math.max(...lines.map(({ length }) => length)) * letterWidth + 2 * padding);
  const high = lines.length * rowHeight + padding;
  const left = spot.x + 12 + wide > width ? Math.max(0, spot.x - 12 - wide) : spot.x + 12;
  const top = Math.max(0, Math.min(spot.y - high / 2, plot.bottom - high));
  return svg`<g class="tip-box">
    <rect x=${left} y=${top} width=${wide} height=${high} rx="4" />
    ${lines.map(
      (line, index) =>
        svg`<text class="fore ${index === 0 ? "bold" : ""}" x=${left + padding} y=${top + padding + index * rowHeight + 9}>${line}</text>`,
    )}
  </g>`;
}

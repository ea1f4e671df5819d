import { svg, type TemplateResult } from "lit";
import { pointNear, type CurveChart } from "../../../src/shared/chart/curveChart";
import { fill, format } from "../../../src/shared/format";
import type { ChartStrings } from "../../../src/shared/metrics/strings";
import { placeText } from "./axisTicks";
import type { ChartPicture } from "./chartPicture";
import { curveMarker } from "./curveMarker";

const rowHeight = 18;
const padding = 8;
/** Of a letter of 11 px, about. */
const letterWidth = 6.2;

/** What each curve has at the cursor, in the order in which they lie. */
export function chartTip(
  { chart, strings }: { readonly chart: CurveChart; readonly strings: ChartStrings },
  picture: ChartPicture,
  cursor: number,
): TemplateResult {
  const rows = chart.curves
    .flatMap(({ key, style, line }) => {
      const point = pointNear(line, cursor);
      return point === null ? [] : [{ key, style, value: point.y }];
    })
    .sort((one, other) => other.value - one.value);
  const title = fill(strings.placeOf[chart.axis], placeText(cursor, chart.axis));
  const longest = Math.max(
    ...rows.map(({ key, value }) => key.length + format.number(value).length + 5),
    title.length,
  );
  const width = longest * letterWidth + 2 * padding + 8;
  const height = (rows.length + 1) * rowHeight + padding;
  const { plot } = picture;
  const at = picture.toX(cursor);
  const left = at + 12 + width > plot.right ? Math.max(0, at - 12 - width) : at + 12;
  const row = (index: number): number => plot.top + padding + index * rowHeight + 8;
  return svg`<g class="tip-box">
    <rect x=${left} y=${plot.top} width=${width} height=${height} rx="4" />
    <text x=${left + padding} y=${row(0)}>${title}</text>
    ${rows.map(
      ({ key, style, value }, index) =>
        svg`${curveMarker(style, { x: left + padding + 4, y: row(index + 1) - 4 }, 3.4, "filled")}
        <text class="fore bold" x=${left + padding + 14} y=${row(index + 1)}>${key}</text>
        <text class="fore" x=${left + width - padding} y=${row(index + 1)} text-anchor="end">${format.number(value)}</text>`,
    )}
  </g>`;
}

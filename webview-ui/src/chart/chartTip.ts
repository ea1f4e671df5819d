import { nothing, svg, type TemplateResult } from "lit";
import { pointNear, type ChartLine, type CurveChart } from "../../../src/shared/chart/curveChart";
import { fill, format } from "../../../src/shared/format";
import type { ChartStrings } from "../../../src/shared/metrics/strings";
import { placeText } from "../../../src/shared/chart/axisTicks";
import type { ChartPicture } from "./chartPicture";
import { curveMarker } from "./curveMarker";
import { smoothedText } from "./smoothedText";

const rowHeight = 18;
const padding = 8;
/** Between the smoothed values and the real ones, in letters. */
const columnGap = 2;
/** Of a letter of 11 px, about. */
const letterWidth = 6.2;

/** What each curve has at the cursor, in the order in which they lie. */
export function chartTip(
  { chart, strings }: { readonly chart: CurveChart; readonly strings: ChartStrings },
  picture: ChartPicture,
  cursor: number,
): TemplateResult {
  const rows = chart.curves
    .flatMap(({ key, style, line, raw }) => {
      const point = pointNear(line, cursor);
      return point === null ? [] : [{ key, style, point, real: realText(raw, cursor) }];
    })
    .sort((one, other) => other.point.y - one.point.y)
    .map(({ point, ...row }) => ({ ...row, value: format.number(point.y) }));
  const title = fill(strings.placeOf[chart.axis], placeText(cursor, chart.axis));
  const smoothed = smoothedText(chart, strings);
  const heads = smoothed === "" ? [] : [{ value: smoothed, real: strings.raw }];
  const told = [...heads, ...rows];
  const realLetters = smoothed === "" ? 0 : Math.max(...told.map(({ real }) => real.length)) + columnGap;
  const keyLetters = Math.max(0, ...rows.map(({ key }) => key.length)) + 5;
  const longest = Math.max(...told.map(({ value }) => keyLetters + value.length + realLetters), title.length);
  const width = longest * letterWidth + 2 * padding + 8;
  const height = (told.length + 1) * rowHeight + padding;
  const { plot } = picture;
  const at = picture.toX(cursor);
  const left = at + 12 + width > plot.right ? Math.max(0, at - 12 - width) : at + 12;
  const right = left + width - padding;
  const row = (index: number): number => plot.top + padding + index * rowHeight + 8;
  const first = 1 + heads.length;
  const values = ({ value, real }: (typeof told)[number], y: number, kind: string): TemplateResult =>
    svg`<text class=${kind} x=${right - realLetters * letterWidth} y=${y} text-anchor="end">${value}</text>
    ${realLetters === 0 ? nothing : svg`<text class=${kind} x=${right} y=${y} text-anchor="end">${real}</text>`}`;
  return svg`<g class="tip-box">
    <rect x=${left} y=${plot.top} width=${width} height=${height} rx="4" />
    <text x=${left + padding} y=${row(0)}>${title}</text>
    ${heads.map((head) => values(head, row(1), ""))}
    ${rows.map((each, index) => {
      const y = row(index + first);
      return svg`${curveMarker(each.style, { x: left + padding + 4, y: y - 4 }, 3.4, "filled")}
        <text class="fore bold" x=${left + padding + 14} y=${y}>${each.key}</text>${values(each, y, "fore")}`;
    })}
  </g>`;
}

function realText(raw: ChartLine | null, cursor: number): string {
  const point = raw === null ? null : pointNear(raw, cursor);
  return point === null ? "" : format.number(point.y);
}

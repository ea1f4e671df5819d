import { html, type TemplateResult } from "lit";
import { chartColumns, chartRows, type CurveChart } from "../../../src/shared/chart/curveChart";
import { fill, format } from "../../../src/shared/format";
import type { ChartStrings } from "../../../src/shared/metrics/strings";
import { placeText } from "../../../src/shared/chart/axisTicks";
import { smoothedText } from "./smoothedText";

/** The numbers that the picture of a chart draws. */
export function chartTable(chart: CurveChart, strings: ChartStrings): TemplateResult {
  return html`<div class="chart-table" tabindex="0" role="group" aria-label=${chart.name}>
    <table class="grid">
      <thead>
        <tr>
          <th scope="col" class="num">${strings.axes[chart.axis]}</th>
          ${chartColumns(chart).map(({ curve: { key, label }, isSmoothed }) => {
            const told = isSmoothed ? smoothedText(chart, strings) : "";
            return html`<th scope="col" class="num" title=${label}>
              ${key}<span class="unseen"> ${label}</span> ${told}
            </th>`;
          })}
        </tr>
      </thead>
      <tbody>
        ${chartRows(chart).map(
          ({ x, values }) =>
            html`<tr>
              <th
                scope="row"
                class="num"
                aria-label=${fill(strings.placeOf[chart.axis], placeText(x, chart.axis))}
              >
                ${placeText(x, chart.axis)}
              </th>
              ${values.map((value) => html`<td class="num">${value === null ? "" : format.number(value)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

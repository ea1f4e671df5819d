import { html, nothing, type TemplateResult } from "lit";
import type { PointChart } from "../../../src/shared/chart/pointChart";
import type { PointChartStrings } from "../../../src/shared/metrics/strings";

/** The values that the picture of a chart of points or bars draws, in its order. */
export function pointTable({ x, y, points }: PointChart, strings: PointChartStrings): TemplateResult {
  const isPoints = x.kind !== "executions";
  return html`<div class="chart-table" tabindex="0" role="group" aria-label=${y.name}>
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">${strings.execution}</th>
          ${isPoints ? html`<th scope="col" class="num">${x.name}</th>` : nothing}
          <th scope="col" class="num">${y.name}</th>
        </tr>
      </thead>
      <tbody>
        ${points.map(
          ({ key, label, xText, yText }) =>
            html`<tr data-key=${key}>
              <th scope="row"><b>${key}</b> ${label}</th>
              ${isPoints ? html`<td class="num">${xText}</td>` : nothing}
              <td class="num">${yText}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

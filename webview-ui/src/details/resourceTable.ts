import { html, type TemplateResult } from "lit";
import type { ResourcesView } from "../../../src/shared/details/resourcesView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { format } from "../../../src/shared/format";
import { resourceCurves, type CurveStrings } from "./resourceCurves";

/** The points of all curves, one time a row. */
export function resourceTable(
  resources: ResourcesView,
  strings: CurveStrings & Pick<DetailsStrings, "time" | "peak">,
): TemplateResult {
  const curves = resourceCurves(resources, strings);
  return html`<table class="grid resources">
    <thead>
      <tr>
        <th scope="col" class="num narrow">${strings.time}</th>
        ${curves.map(({ label }) => html`<th scope="col" class="num">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${resources.points.map(
        (point) =>
          html`<tr>
            <td class="num">${format.duration(point.atMs)}</td>
            ${curves.map(({ valueOf, textOf }) => html`<td class="num">${textOf(valueOf(point))}</td>`)}
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" class="num narrow">${strings.peak}</th>
        ${curves.map(({ peak, textOf }) => html`<td class="num">${textOf(peak)}</td>`)}
      </tr>
    </tfoot>
  </table>`;
}

import { svg } from "lit";
import type { ResourcesView } from "../../../src/shared/details/resourcesView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { fill } from "../../../src/shared/format";
import { resourceCurves, type CurveStrings } from "./resourceCurves";

/** Of a row in pixels, and of its curve. */
const rowHeight = 34;
const curveHeight = 24;

/** How high all rows are together. */
export function resourcesHeight(resources: ResourcesView | null, strings: CurveStrings): number {
  return resources === null ? 0 : resourceCurves(resources, strings).length * rowHeight;
}

/** CPU, memory and GPU as curves on the axis of the timeline, one below the other, each with its peak. */
export function resourceRows(
  resources: ResourcesView,
  strings: CurveStrings & Pick<DetailsStrings, "peak" | "peakOf">,
  place: {
    readonly top: number;
    readonly left: number;
    readonly right: number;
    readonly x: (ms: number) => number;
  },
): unknown {
  return resourceCurves(resources, strings).map((row, index) => {
    const peak = row.textOf(row.peak);
    const bottom = place.top + (index + 1) * rowHeight - 4;
    const y = (value: number): number =>
      bottom - (Math.min(value, row.top) / Math.max(row.top, 1e-9)) * curveHeight;
    const corners = resources.points.map(
      (point) => `${place.x(point.atMs).toFixed(1)} ${y(row.valueOf(point)).toFixed(1)}`,
    );
    const first = place.x(resources.points[0]?.atMs ?? 0).toFixed(1);
    const last = place.x(resources.last.atMs).toFixed(1);
    return svg`<text x=${place.left - 12} y=${bottom - 8} text-anchor="end">${row.label}</text>
      <path class="resource area ${row.kind}" d="M${first} ${bottom}L${corners.join("L")}L${last} ${bottom}Z" />
      <path class="resource line ${row.kind}" d="M${corners.join("L")}"><title>${fill(strings.peakOf, row.label, peak)}</title></path>
      <text class="strong" x=${place.right + 8} y=${bottom - 14}>${peak}</text>
      <text x=${place.right + 8} y=${bottom - 1}>${strings.peak}</text>`;
  });
}

import { svg } from "lit";
import type { ResourcePoint, ResourcesView } from "../../../src/shared/details/resourcesView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { fill, format } from "../../../src/shared/format";

/** Of a row in pixels, and of its curve. */
const rowHeight = 34;
const curveHeight = 24;

interface ResourceRow {
  readonly kind: "cpu" | "memory" | "gpu";
  readonly label: string;
  readonly peak: string;
  /** As high as the row. */
  readonly top: number;
  readonly valueOf: (point: ResourcePoint) => number;
}

/** How high all rows are together. */
export function resourcesHeight(resources: ResourcesView | null, strings: DetailsStrings): number {
  return resources === null ? 0 : rowsOf(resources, strings).length * rowHeight;
}

/** CPU, memory and GPU as curves on the axis of the timeline, one below the other, each with its peak. */
export function resourceRows(
  resources: ResourcesView,
  strings: DetailsStrings,
  place: {
    readonly top: number;
    readonly left: number;
    readonly right: number;
    readonly x: (ms: number) => number;
  },
): unknown {
  return rowsOf(resources, strings).map((row, index) => {
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
      <path class="resource line ${row.kind}" d="M${corners.join("L")}"><title>${fill(strings.peakOf, row.label, row.peak)}</title></path>
      <text class="strong" x=${place.right + 8} y=${bottom - 14}>${row.peak}</text>
      <text x=${place.right + 8} y=${bottom - 1}>${strings.peak}</text>`;
  });
}

/** "97 %": of one core, or of the GPUs. */
export function percentText(percent: number): string {
  return `${Math.round(percent)} %`;
}

function rowsOf(resources: ResourcesView, strings: DetailsStrings): readonly ResourceRow[] {
  const { peakCpuPercent, peakMemoryBytes, peakGpuPercent } = resources;
  const cpu: ResourceRow = {
    kind: "cpu",
    label: strings.cpu,
    peak: percentText(peakCpuPercent),
    top: Math.max(100, peakCpuPercent),
    valueOf: ({ cpuPercent }) => cpuPercent,
  };
  const memory: ResourceRow = {
    kind: "memory",
    label: strings.memory,
    peak: format.bytes(peakMemoryBytes),
    top: peakMemoryBytes,
    valueOf: ({ memoryBytes }) => memoryBytes,
  };
  if (peakGpuPercent === null) return [cpu, memory];
  const valueOf = ({ gpuPercent }: ResourcePoint): number => gpuPercent ?? 0;
  return [
    cpu,
    memory,
    { kind: "gpu", label: strings.gpu, peak: percentText(peakGpuPercent), top: 100, valueOf },
  ];
}

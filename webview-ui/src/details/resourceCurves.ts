import type { ResourcePoint, ResourcesView } from "../../../src/shared/details/resourcesView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { format } from "../../../src/shared/format";

/** What the curves are called. */
export type CurveStrings = Pick<DetailsStrings, "cpu" | "memory" | "gpu">;

/** One of the things that were measured, as the timeline draws it and its table lists it. */
export interface ResourceCurve {
  readonly kind: "cpu" | "memory" | "gpu";
  readonly label: string;
  readonly peak: number;
  /** The value at the upper edge of the picture. */
  readonly top: number;
  readonly valueOf: (point: ResourcePoint) => number;
  readonly textOf: (value: number) => string;
}

/** CPU and memory, and GPU where there is one. */
export function resourceCurves(resources: ResourcesView, strings: CurveStrings): readonly ResourceCurve[] {
  const { peakCpuPercent, peakMemoryBytes, peakGpuPercent } = resources;
  const cpu: ResourceCurve = {
    kind: "cpu",
    label: strings.cpu,
    peak: peakCpuPercent,
    top: Math.max(100, peakCpuPercent),
    valueOf: ({ cpuPercent }) => cpuPercent,
    textOf: percentText,
  };
  const memory: ResourceCurve = {
    kind: "memory",
    label: strings.memory,
    peak: peakMemoryBytes,
    top: peakMemoryBytes,
    valueOf: ({ memoryBytes }) => memoryBytes,
    textOf: format.bytes,
  };
  if (peakGpuPercent === null) return [cpu, memory];
  const gpu: ResourceCurve = {
    kind: "gpu",
    label: strings.gpu,
    peak: peakGpuPercent,
    top: 100,
    valueOf: ({ gpuPercent }) => gpuPercent ?? 0,
    textOf: percentText,
  };
  return [cpu, memory, gpu];
}

/** "97 %": of one core, or of the GPUs. */
export function percentText(percent: number): string {
  return `${Math.round(percent)} %`;
}

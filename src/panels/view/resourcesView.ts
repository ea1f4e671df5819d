import { isJsonObject, numberOf } from "../../core/json";
import type { ExecutionEvent, ResourceEvent } from "../../core/records";
import type { ResourcePoint, ResourcesView } from "../../shared/details/resourcesView";

/** About as many as a curve has pixels for. */
const maximumPoints = 300;

/**
 * What the processes of a script used, on the axis of its timeline; null where nothing was measured.
 * @param since ms from the axis' origin to a time
 */
export function resourcesView(
  events: readonly ExecutionEvent[],
  since: (at: string) => number,
): ResourcesView | null {
  const measured = events.filter((event) => event.type === "resource");
  const points = measured
    .map((event) => pointOf(event, since(event.at)))
    .filter(({ atMs }) => !Number.isNaN(atMs));
  const last = points.at(-1);
  if (last === undefined) return null;
  const gpus = points.flatMap(({ gpuPercent }) => (gpuPercent === null ? [] : [gpuPercent]));
  return {
    points: thin(points),
    last,
    peakCpuPercent: largest(points.map(({ cpuPercent }) => cpuPercent)),
    peakMemoryBytes: largest(points.map(({ memoryBytes }) => memoryBytes)),
    peakGpuPercent: gpus.length === 0 ? null : largest(gpus),
  };
}

function pointOf(event: ResourceEvent, atMs: number): ResourcePoint {
  const gpus: unknown = event.gpus;
  const percents = Array.isArray(gpus)
    ? gpus.filter(isJsonObject).map(({ percent }) => atLeastNothing(percent))
    : [];
  return {
    atMs,
    cpuPercent: atLeastNothing(event.cpuPercent),
    memoryBytes: atLeastNothing(event.memoryBytes),
    gpuPercent: percents.length === 0 ? null : percents.reduce((sum, one) => sum + one, 0) / percents.length,
  };
}

function atLeastNothing(value: unknown): number {
  return Math.max(0, numberOf(value) ?? 0);
}

/** Of each stretch of points one, with the most that was used in it: no peak is lost. */
function thin(points: readonly ResourcePoint[]): readonly ResourcePoint[] {
  const stretch = Math.ceil(points.length / maximumPoints);
  if (stretch <= 1) return points;
  const kept: ResourcePoint[] = [];
  for (let start = 0; start < points.length; start += stretch)
    kept.push(...joined(points.slice(start, start + stretch)));
  return kept;
}

function joined(points: readonly ResourcePoint[]): ResourcePoint[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  return [
    {
      atMs: last.atMs,
      cpuPercent: largest(points.map(({ cpuPercent }) => cpuPercent)),
      memoryBytes: largest(points.map(({ memoryBytes }) => memoryBytes)),
      gpuPercent: last.gpuPercent === null ? null : largest(points.map(({ gpuPercent }) => gpuPercent ?? 0)),
    },
  ];
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

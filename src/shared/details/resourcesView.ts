/** What all processes of the script used together at a time. */
export interface ResourcePoint {
  readonly atMs: number;
  /** 100 is one core. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  /** Over all GPUs; null where there are none. */
  readonly gpuPercent: number | null;
}

export interface ResourcesView {
  /** In the order of time; of many those that hold the peaks. */
  readonly points: readonly ResourcePoint[];
  readonly last: ResourcePoint;
  readonly peakCpuPercent: number;
  readonly peakMemoryBytes: number;
  readonly peakGpuPercent: number | null;
}

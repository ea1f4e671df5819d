import type { PrintedMetric } from "../../core/metricLine";

export interface MetricWorkerData {
  /** The log to be searched, absolute. */
  readonly log: string;
  /** The first byte that was not searched yet. */
  readonly from: number;
  /** Of the user. */
  readonly patterns: readonly string[];
}

export type MetricWorkerMessage =
  | { readonly type: "metrics"; readonly metrics: readonly PrintedMetric[] }
  | { readonly type: "warning"; readonly warning: string }
  /** All was read; so many bytes were passed over since they came too fast. */
  | { readonly type: "done"; readonly passedOver: number };

import type { AxisRange, CurveAxis } from "../../core/curves/curveAxis";
import type { ExecutionState } from "../../core/lifecycle";
import type { ChartLine, ChartPoint } from "../chart/curveChart";
import type { ExecutionTarget } from "../executionTarget";

/** How the page looks at the curves. */
export interface MetricsLook {
  readonly axis: CurveAxis;
  /** Weight of what was before, from 0 to below 1. */
  readonly smoothing: number;
  /** Null: all. */
  readonly range: AxisRange | null;
  /** Pixel columns of one chart. */
  readonly columns: number;
  /** Names of the metrics that have a chart; null: the first few. */
  readonly shown: readonly string[] | null;
}

/** One of the executions whose curves are shown. */
export interface MetricsExecution {
  readonly target: ExecutionTarget;
  readonly key: string;
  readonly label: string;
  readonly state: ExecutionState;
  /** Why its metrics could not be read; null where they were. */
  readonly problem: string | null;
}

/** What one execution has of one metric. */
export interface MetricCurveView {
  /** Its place in {@link MetricsView.executions}. */
  readonly execution: number;
  readonly count: number;
  /** How many values were no finite numbers. */
  readonly nonFinite: number;
  /** Raw values, over the axis. */
  readonly last: ChartPoint | null;
  readonly best: ChartPoint | null;
  /** Empty where the metric has no chart. */
  readonly line: ChartLine;
  readonly raw: ChartLine | null;
  /** Whether points were left out of the lines. */
  readonly isReduced: boolean;
}

export interface MetricView {
  readonly name: string;
  readonly better: "min" | "max" | null;
  readonly isShown: boolean;
  readonly curves: readonly MetricCurveView[];
}

/** Outputs of several steps, of all executions. */
export interface StepFilesView {
  readonly name: string;
  readonly steps: readonly number[];
  readonly isImage: boolean;
  readonly rows: readonly {
    readonly execution: number;
    readonly files: readonly StepFileView[];
  }[];
}

export interface StepFileView {
  readonly step: number;
  /** In the bundle, POSIX. */
  readonly path: string;
  /** Where the page finds the picture; null where it is none. */
  readonly source: string | null;
}

/** All that the page shows. */
export interface MetricsView {
  readonly look: MetricsLook;
  readonly isLoading: boolean;
  readonly executions: readonly MetricsExecution[];
  readonly metrics: readonly MetricView[];
  /** Of all points of the shown metrics; null where there are none. */
  readonly extent: AxisRange | null;
  readonly stepFiles: readonly StepFilesView[];
}

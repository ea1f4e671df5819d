import type { CurveChart } from "../../../src/shared/chart/curveChart";
import type { PointChart } from "../../../src/shared/chart/pointChart";
import type { ExecutionTarget } from "../../../src/shared/executionTarget";
import type { MetricsIntent, MetricsSnapshot } from "../../../src/shared/metrics/metricsMessages";
import type { MetricsChoices } from "../../../src/shared/metrics/pageState";
import type { MetricsLook, StepFileView } from "../../../src/shared/metrics/metricsView";
import type { Reply } from "../../../src/shared/messages";
import type { ChartActions } from "../chart/curveChart";
import type { PointActions } from "../chart/pointChart";

/** The step of a series of files that is shown large. */
export interface ChosenStep {
  /** Of the series. */
  readonly name: string;
  readonly step: number;
}

/** What the parts of the page draw from, and what they can ask for. */
export interface MetricsContext extends MetricsSnapshot {
  readonly choices: MetricsChoices;
  /** By the names of the metrics that are shown. */
  readonly charts: ReadonlyMap<string, CurveChart>;
  /** Of those the ones that each execution told once. */
  readonly values: ReadonlyMap<string, PointChart>;
  readonly marks: { readonly best: boolean; readonly last: boolean; readonly raw: boolean };
  readonly cursor: number | null;
  /** Key of the execution that is brought forward. */
  readonly front: string | null;
  readonly steps: readonly ChosenStep[];
  /** Series of files that are folded. */
  readonly folded: ReadonlySet<string>;
  /** Texts of outputs that were read, by execution and path. */
  readonly texts: ReadonlyMap<string, Reply<string>>;
  readonly send: (intent: MetricsIntent) => void;
  readonly choose: (changed: Partial<MetricsChoices>) => void;
  readonly look: (changed: Partial<MetricsLook>) => void;
  readonly bring: (key: string | null) => void;
  readonly chooseStep: (name: string, step: number) => void;
  readonly fold: (name: string) => void;
  readonly readText: (target: ExecutionTarget, file: StepFileView) => void;
  readonly chartActions: (name: string) => ChartActions;
  readonly valueActions: PointActions;
  readonly savePicture: (name: string, format: "svg" | "png") => void;
}

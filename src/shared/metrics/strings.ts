import type { CurveAxis } from "../../core/curves/curveAxis";
import type { CurveMark } from "./pageState";

/** The words of a chart of curves in the user's language; `{0}`, `{1}`… are filled by the page. */
export interface ChartStrings {
  readonly axes: Readonly<Record<CurveAxis, string>>;
  /** What stands before a place of the axis. */
  readonly placeOf: Readonly<Record<CurveAxis, string>>;
  readonly chartLabel: string;
  readonly chartKeys: string;
  readonly lowerIsBetter: string;
  readonly higherIsBetter: string;
  readonly logAxis: string;
  readonly log: string;
  readonly resetZoom: string;
  readonly showAsTable: string;
  readonly bestAt: string;
  readonly running: string;
  readonly notNumbers: string;
  readonly notNumber: string;
  readonly notPositive: string;
  readonly reduced: string;
  readonly noValues: string;
  /** "smoothed {0}" */
  readonly smoothed: string;
  /** What was smoothed. */
  readonly raw: string;
}

/** The words of a chart of points or bars. */
export interface PointChartStrings {
  readonly execution: string;
  /** "{0} against {1}, executions: {2}" */
  readonly pointsLabel: string;
  /** "{0} of each execution, executions: {1}" */
  readonly barsLabel: string;
  readonly keys: string;
}

/** The words of the metrics page. */
export interface MetricsStrings extends ChartStrings {
  /** Of metrics with one value of each execution. */
  readonly values: PointChartStrings;
  readonly title: string;
  readonly toolbar: string;
  readonly axis: string;
  readonly smoothing: string;
  readonly marks: string;
  readonly marksShown: string;
  readonly mark: Readonly<Record<CurveMark, string>>;
  readonly noMarks: string;
  readonly metrics: string;
  readonly ofAll: string;
  readonly add: string;
  readonly exportAs: string;
  readonly exportPng: string;
  readonly exportSvg: string;
  readonly exportCsv: string;
  readonly exportAllCsv: string;
  readonly moreActions: string;
  readonly legend: string;
  readonly visible: string;
  readonly execution: string;
  readonly state: string;
  readonly atPlace: string;
  readonly last: string;
  readonly best: string;
  readonly at: string;
  readonly show: string;
  readonly hide: string;
  readonly remove: string;
  readonly reading: string;
  readonly noMetrics: string;
  readonly noMetricsYet: string;
  readonly filesByStep: string;
  readonly imagesByStep: string;
  readonly step: string;
  readonly sideBySide: string;
  readonly previousStep: string;
  readonly nextStep: string;
  readonly openFile: string;
  readonly imageOf: string;
  readonly noFile: string;
  readonly fold: string;
}

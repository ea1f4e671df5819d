import type { ChartStrings, PointChartStrings } from "../metrics/strings";
import type { CompareForm } from "./compareMessages";
import type { MetricStatistic } from "./compareView";
import type { ContentStrings } from "./contentStrings";

/** The words of the charts of the page. */
export interface CompareChartStrings {
  readonly title: string;
  readonly curves: ChartStrings;
  readonly points: PointChartStrings;
  readonly metric: string;
  readonly along: string;
  readonly vertical: string;
  readonly horizontal: string;
  readonly by: string;
  readonly against: string;
  readonly eachExecution: string;
  /** "No value: {0}" */
  readonly missing: string;
  readonly reading: string;
  readonly inFront: string;
}

/** The words of the page that compares executions, in the user's language. */
export interface CompareStrings {
  readonly charts: CompareChartStrings;
  readonly title: string;
  readonly contents: ContentStrings;
  readonly baseline: string;
  readonly onlyDifferences: string;
  /** "{0} of {1} fields" */
  readonly ofFields: string;
  readonly find: string;
  readonly add: string;
  readonly export: string;
  readonly lineage: string;
  /** "differs from {0} in" */
  readonly differsIn: string;
  /** "Nothing that was captured" */
  readonly differsInNothing: string;
  readonly lessLikely: string;
  readonly field: string;
  readonly makeBaseline: string;
  readonly remove: string;
  readonly openDetails: string;
  /** "{0} of {1} differ" */
  readonly differ: string;
  /** "Show {0} that are the same" */
  readonly showSame: string;
  readonly differs: string;
  readonly same: string;
  readonly better: string;
  readonly worse: string;
  readonly showCurves: string;
  readonly statistic: string;
  readonly statistics: Readonly<Record<MetricStatistic, string>>;
  readonly openDiff: string;
  /** "{0} more changed lines" */
  readonly moreLines: string;
  readonly noText: string;
  readonly readingCode: string;
  /** "Changes of {0}" */
  readonly changesOf: string;
  /** What an execution cannot tell of itself. */
  readonly nothingTold: string;
  readonly noMatch: string;
  /** "Rows", "Columns": what the executions are in the table. */
  readonly form: string;
  readonly forms: Readonly<Record<CompareForm, string>>;
  /** What stands below the table of many. */
  readonly legend: string;
  readonly execution: string;
  readonly state: string;
  /** "Sort by {0}" */
  readonly sortBy: string;
  /** Back to the order of the letters. */
  readonly asListed: string;
}

import type { ComparisonRow } from "../../core/compare/comparisonRow";
import type { ExecutionState } from "../../core/lifecycle";
import type { Phrase } from "../../core/compare/phrases";
import type { ExecutionTarget } from "../executionTarget";
import type { MetricsView } from "../metrics/metricsView";
import type { ChartsView } from "./chartsView";

/** The parts of the page, in their order. */
export const compareSections = [
  "outcome",
  "inputs",
  "properties",
  "metrics",
  "timing",
  "code",
  "environment",
  "content",
  "logs",
] as const;

export type CompareSectionName = (typeof compareSections)[number];

/** Which values of metrics are shown. */
export type MetricStatistic = "last" | "best";

/** One of the executions. */
export interface ComparedView {
  readonly target: ExecutionTarget;
  /** The letter by which the page names it. */
  readonly key: string;
  readonly title: string;
  readonly state: ExecutionState;
  /** Whether it runs on, so that what it prints and writes may still grow. */
  readonly mayGrow: boolean;
  /** "12 Mar 2026, 08:12:01 · exit code 1" */
  readonly facts: string;
  /** What most likely made it differ from the baseline, most likely first. */
  readonly causes: readonly CauseView[];
  /** What came of it, beside the baseline; empty where nothing tells. */
  readonly outcome: string;
}

export interface CauseView {
  readonly phrase: Phrase;
  /** The key of the row that tells it, where there is one of its name. */
  readonly field: string;
  /** Where the page shows it. */
  readonly section: CompareSectionName;
}

/** What the cells of a row are made of, whichever execution they are held against. */
export interface ComparedField extends Pick<
  ComparisonRow,
  "section" | "name" | "values" | "unit" | "better"
> {
  /** Of which executions a value can be better or worse; null: of all. */
  readonly judged: readonly boolean[] | null;
}

export interface CompareRow {
  readonly key: string;
  readonly name: string;
  /** What is said beside the name; empty where nothing is. */
  readonly remark: string;
  /** Whether the name is a person's own: of an input, a package, a file. */
  readonly own: boolean;
  readonly differs: boolean;
  readonly field: ComparedField;
}

export interface CompareSection {
  readonly name: CompareSectionName;
  readonly title: string;
  /** Of metrics the last values and the best ones, of which the page shows the one or the other. */
  readonly rows: readonly CompareRow[];
}

/** A line of a file in which the code differs. */
export interface CodeLine {
  readonly kind: "same" | "added" | "removed" | "gap";
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
}

export interface CodeFile {
  readonly path: string;
  /** The keys of the two executions: "A", "B". */
  readonly sides: readonly [before: string, after: string];
  /** Of the second one. */
  readonly id: string;
  /** Null where it is no text. */
  readonly added: number | null;
  readonly removed: number | null;
  /** As many changed lines as the page shows. */
  readonly lines: readonly CodeLine[];
  /** How many changed lines are not shown. */
  readonly more: number;
}

/** Something that a metric moves with. */
export interface MovedView {
  readonly name: string;
  /** "0.001 … 0.3"; empty where values tell nothing. */
  readonly range: string;
  /** "spread 0.106" */
  readonly effect: string;
  /** The key of the row that tells it, where there is one of its name. */
  readonly field: string;
  /** Where the page shows it. */
  readonly section: CompareSectionName;
}

/** What the telling metric of three and more executions changes with. */
export interface MovesView {
  /** "What moves accuracy most, of 10 that reached it:" */
  readonly lead: Phrase;
  /** What moves it most comes first. */
  readonly moved: readonly MovedView[];
  /** How many more things it may move with, which the table shows: "12 more"; empty where that is all. */
  readonly more: string;
}

export interface CompareView {
  readonly executions: readonly ComparedView[];
  /** The place of the one that others are held against. */
  readonly baseline: number;
  readonly headline: Phrase;
  /** Of executions that were left out why. */
  readonly leftOut: readonly string[];
  /** Null where nothing can be said. */
  readonly moves: MovesView | null;
  readonly sections: readonly CompareSection[];
  readonly charts: ChartsView;
  /** Of one metric, of all executions; null while they are read. */
  readonly curves: MetricsView | null;
  /** Null while it is still read. */
  readonly code: readonly CodeFile[] | null;
  /** Of which executions it is not known how their code differs or which lines are not shown, and why. */
  readonly unknownCode: readonly string[];
  readonly differing: number;
  readonly fields: number;
  /** The places of the executions in the order in which they stand as rows. */
  readonly order: readonly number[];
  /** The key of the field by which they are sorted; null: as they are listed. */
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  readonly onlyDifferences: boolean;
  readonly statistic: MetricStatistic;
}

import type { PointChart } from "../chart/pointChart";
import type { MarkdownHead } from "../export/markdownTable";

/** A label and what stands beside it. */
export interface ReportFact {
  readonly label: string;
  readonly value: string;
  /** Whether it is an id, a path or the like, which is set in a fixed pitch. */
  readonly isCode?: boolean;
}

/** A curve of a chart, by rising x; an y of null breaks the line. */
export interface ReportCurve {
  /** What stands for its execution where there are several. */
  readonly key: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

/** Curves of one metric by step. */
export interface ReportChart {
  readonly kind: "chart";
  readonly title: string;
  readonly curves: readonly ReportCurve[];
}

/** Executions as points by two of their fields, or as bars by one. */
export interface ReportPoints {
  readonly kind: "points";
  readonly title: string;
  readonly chart: PointChart;
}

/** A table; what a cell holds is text. */
export interface ReportTable {
  readonly kind: "table";
  readonly heads: readonly MarkdownHead[];
  readonly rows: readonly (readonly string[])[];
  /** What is left out, in words; null where all is there. */
  readonly note: string | null;
  /** Whether its columns are as wide as each other, so that tables below each other can be read as one. */
  readonly isEven?: boolean;
}

/** A picture that lies in the report itself. */
export interface ReportImage {
  readonly kind: "image";
  readonly name: string;
  /** `image/png` and the like. */
  readonly mediaType: string;
  readonly base64: string;
}

/** A part of a report, in the order of reading. */
export type ReportBlock =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "facts"; readonly facts: readonly ReportFact[] }
  | { readonly kind: "code"; readonly language: "diff" | "text"; readonly text: string }
  | ReportTable
  | ReportChart
  | ReportPoints
  | ReportImage;

/** A report as it is read, whatever it is written as. */
export interface ReportDocument {
  readonly title: string;
  /** What it is of and when it was made. */
  readonly subtitle: string;
  /** What the language is, BCP 47. */
  readonly language: string;
  readonly blocks: readonly ReportBlock[];
}

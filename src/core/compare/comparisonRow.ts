import type { Json } from "../json";
import { differs } from "../table/differs";
import type { BetterDirection } from "../table/bestValue";
import { deltaOf, type Delta } from "./delta";

/** The parts of a comparison, in the order in which they are told. */
export const comparisonSections = [
  "outcome",
  "method",
  "inputs",
  "arguments",
  "properties",
  "metrics",
  "bestMetrics",
  "timing",
  "resources",
  "code",
  "environment",
  "packages",
  "variables",
  "inputFiles",
  "outputFiles",
] as const;

export type ComparisonSection = (typeof comparisonSections)[number];

/** What the numbers of a row are. */
export type RowUnit = "ms" | "bytes" | "seconds";

/** One field of all compared executions. Field names are a contract (design, section 11). */
export interface ComparisonRow {
  readonly section: ComparisonSection;
  readonly name: string;
  /** In the order of the executions; null where one has none. */
  readonly values: readonly Json[];
  readonly differs: boolean;
  readonly unit: RowUnit | null;
  /** Which values are better, where that is known. */
  readonly better: BetterDirection | null;
  /** Against the baseline; null where there are no two numbers. */
  readonly deltas: readonly (Delta | null)[];
  /** Of files, in bytes. */
  readonly sizes?: readonly (number | null)[];
}

export interface RowFacts {
  readonly unit?: RowUnit;
  readonly better?: BetterDirection | null;
  readonly sizes?: readonly (number | null)[];
  /** Of which executions a value can be better or worse; left out: of all. */
  readonly judged?: readonly boolean[];
}

/** A row of these values. @param baseline the place of the execution that others are held against. */
export function comparisonRow(
  section: ComparisonSection,
  name: string,
  values: readonly Json[],
  baseline: number,
  { unit, better = null, sizes, judged }: RowFacts = {},
): ComparisonRow {
  const reference = values[baseline] ?? null;
  const direction = (index: number): BetterDirection | null =>
    judged === undefined || (judged[index] === true && judged[baseline] === true) ? better : null;
  return {
    section,
    name,
    values,
    differs: differs(values, (value) => value),
    unit: unit ?? null,
    better,
    deltas: values.map((value, index) =>
      index === baseline ? null : deltaOf(value, reference, direction(index)),
    ),
    ...(sizes === undefined ? {} : { sizes }),
  };
}

import type { ExecutionSummary } from "../summary";
import type { Cause } from "./cause";
import type { Comparison } from "./comparison";
import type { ComparisonRow } from "./comparisonRow";

/** `compare ID ID... --json` (design, section 11). */
export interface ComparisonJson {
  readonly executions: readonly ExecutionSummary[];
  readonly rows: readonly ComparisonRow[];
  /** The id of the execution that others are held against. */
  readonly baseline: string;
  readonly headline: string;
  /** What could have made each of the others differ from the baseline, most likely first. */
  readonly causes: readonly { readonly id: string; readonly causes: readonly Cause[] }[];
}

/** A comparison as one JSON value. */
export function comparisonJson({ executions, baseline, headline, causes, rows }: Comparison): ComparisonJson {
  const summaries = executions.map(({ summary }) => summary);
  return {
    executions: summaries,
    rows,
    baseline: summaries[baseline]?.id ?? "",
    headline: headline.text,
    causes: summaries.flatMap(({ id }, index) =>
      index === baseline ? [] : [{ id, causes: causes[index] ?? [] }],
    ),
  };
}

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
  readonly causes: readonly OwnCauses[];
}

interface OwnCauses {
  readonly id: string;
  readonly causes: readonly Cause[];
  /** Why it is not known how its code differs; null where that is known. */
  readonly unknownCode: string | null;
}

/** A comparison as one JSON value. */
export function comparisonJson(comparison: Comparison): ComparisonJson {
  const { executions, baseline, headline, causes, unknownCode, rows } = comparison;
  const summaries = executions.map(({ summary }) => summary);
  return {
    executions: summaries,
    rows,
    baseline: summaries[baseline]?.id ?? "",
    headline: headline.text,
    causes: summaries.flatMap(({ id }, index) =>
      index === baseline
        ? []
        : [{ id, causes: causes[index] ?? [], unknownCode: unknownCode[index] ?? null }],
    ),
  };
}

import { inEnglish, type Translate } from "../translate";
import type { Cause, CodeDifference } from "./cause";
import { rankedCauses } from "./causes";
import type { ComparedExecution } from "./comparedExecution";
import { comparisonRows } from "./comparisonRows";
import type { ComparisonRow } from "./comparisonRow";
import { headlineOf, type Headline } from "./headline";

/** Executions side by side, and why they differ. */
export interface Comparison {
  readonly executions: readonly ComparedExecution[];
  /** The place of the execution that others are held against. */
  readonly baseline: number;
  readonly headline: Headline;
  /** What could have made each differ from the baseline, most likely first. */
  readonly causes: readonly (readonly Cause[])[];
  readonly rows: readonly ComparisonRow[];
}

/** @param code how the code of each differs from that of the baseline. */
export function compareExecutions(
  executions: readonly ComparedExecution[],
  baseline: number,
  code: readonly CodeDifference[],
  t: Translate = inEnglish,
): Comparison {
  const reference = executions[baseline];
  const causes = executions.map((execution, index) =>
    reference === undefined || index === baseline
      ? []
      : rankedCauses(reference, execution, code[index] ?? { kind: "unknown", reason: "" }),
  );
  return {
    executions,
    baseline,
    headline: headlineOf(executions, causes, baseline, t),
    causes,
    rows: comparisonRows(executions, baseline),
  };
}

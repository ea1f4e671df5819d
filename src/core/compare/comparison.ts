import { inEnglish, type Translate } from "../translate";
import type { Cause, CodeDifference } from "./cause";
import { rankedCauses } from "./causes";
import type { ComparedExecution } from "./comparedExecution";
import { comparisonRows } from "./comparisonRows";
import type { ComparisonRow } from "./comparisonRow";
import { headlineOf, type Headline } from "./headline";
import { unknownCodeReason } from "./sameCode";
import { whatMoves, type WhatMoves } from "./whatMoves";

/** Executions side by side, and why they differ. */
export interface Comparison {
  readonly executions: readonly ComparedExecution[];
  /** The place of the execution that others are held against. */
  readonly baseline: number;
  readonly headline: Headline;
  /** What could have made each differ from the baseline, most likely first. */
  readonly causes: readonly (readonly Cause[])[];
  /** Why it is not known how the code of each differs from the baseline's; null where that is known. */
  readonly unknownCode: readonly (string | null)[];
  readonly rows: readonly ComparisonRow[];
  /** Of three and more executions; null where nothing can be said. */
  readonly moves: WhatMoves | null;
}

/** @param code how the code of each differs from that of the baseline. */
export function compareExecutions(
  executions: readonly ComparedExecution[],
  baseline: number,
  code: readonly CodeDifference[],
  t: Translate = inEnglish,
): Comparison {
  const reference = executions[baseline];
  const found = executions.map((execution, index) => {
    if (reference === undefined || index === baseline) return { causes: [], reason: null };
    const own = code[index] ?? { kind: "unknown", reason: "it was not read" };
    return {
      causes: rankedCauses(reference, execution, own),
      reason: unknownCodeReason(reference, execution, own),
    };
  });
  const causes = found.map((each) => each.causes);
  const unknownCode = found.map(({ reason }) => reason);
  const rows = comparisonRows(executions, baseline);
  return {
    executions,
    baseline,
    headline: headlineOf({ executions, causes, unknownCode, baseline }, t),
    causes,
    unknownCode,
    rows,
    moves: whatMoves({ executions, causes, rows }),
  };
}

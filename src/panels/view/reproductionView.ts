import type { ExecutionEvent } from "../../core/records";
import { overallVerdict, sortVerdicts, summarizeVerdicts, type Verdict } from "../../core/verdict/verdict";
import type { ReproductionView } from "../../shared/details/reproductionView";

/** A page shows no more rows than this. */
const maximumRows = 200;

/** The verdicts that a reproduction recorded; null of any other execution. */
export function reproductionView(events: readonly ExecutionEvent[]): ReproductionView | null {
  const told = events.filter((event) => event.type === "verdict");
  const [first] = told;
  if (first === undefined) return null;
  const verdicts = told.map(({ output, verdict, detail }): Verdict => ({ output, verdict, detail }));
  return {
    of: first.of,
    verdict: overallVerdict(verdicts),
    summary: summarizeVerdicts(verdicts),
    rows: sortVerdicts(verdicts).slice(0, maximumRows),
    more: Math.max(0, verdicts.length - maximumRows),
  };
}

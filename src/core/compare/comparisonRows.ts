import type { ComparedExecution } from "./comparedExecution";
import { contentRows } from "./contentRows";
import { codeRows, environmentRows } from "./environmentRows";
import type { ComparisonRow } from "./comparisonRow";
import { metricRows } from "./metricRows";
import { courseRows, resourceRows } from "./resourceRows";
import { outcomeRows, valueRows } from "./valueRows";

/**
 * Every field of the executions side by side, in the order of the sections.
 * @param baseline the place of the execution that numbers are held against.
 */
export function comparisonRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  return [
    ...outcomeRows(executions, baseline),
    ...valueRows(executions, baseline),
    ...metricRows(executions, baseline),
    ...courseRows(executions, baseline),
    ...resourceRows(executions, baseline),
    ...codeRows(executions, baseline),
    ...environmentRows(executions, baseline),
    ...contentRows(executions, baseline),
  ];
}

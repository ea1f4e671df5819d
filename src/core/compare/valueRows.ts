import { joinCommandLine } from "../method/splitArguments";
import type { ComparedExecution } from "./comparedExecution";
import type { ComparisonRow } from "./comparisonRow";
import { rowsOfRecords, toldRows } from "./rowsOfRecords";

/** How they ended. */
export function outcomeRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  const records = executions.map(({ summary }) => ({
    state: summary.state,
    "exit code": summary.exitCode,
    signal: summary.signal,
    reason: summary.reason,
  }));
  return toldRows("outcome", records, baseline);
}

/** What they were asked to do, and what they said of themselves. */
export function valueRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  const methods = executions.map(({ summary }) => ({
    method: summary.methodId,
    version: summary.version,
    script: summary.script,
    type: summary.type,
    pipeline: summary.pipeline,
    stage: summary.stage,
  }));
  const inputs = executions.map((execution) => execution.inputs);
  const args = executions.map((execution) => ({
    arguments: execution.args.length === 0 ? null : joinCommandLine(execution.args),
  }));
  const properties = executions.map(({ summary }) => summary.properties);
  return [
    ...toldRows("method", methods, baseline),
    ...rowsOfRecords("inputs", inputs, baseline),
    ...toldRows("arguments", args, baseline),
    ...rowsOfRecords("properties", properties, baseline),
  ];
}

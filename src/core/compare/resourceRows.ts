import { numberOf } from "../json";
import type { Phase } from "../records";
import type { ComparedExecution } from "./comparedExecution";
import { comparisonRow, type ComparisonRow, type RowFacts } from "./comparisonRow";

const phases: readonly Phase[] = ["prepare", "deploy", "execute", "collect", "undeploy", "seal"];

/** Which executions took a time that can be better: what failed, was stopped or was taken from the cache took less, and is no better for it. */
export function judgedByTime(executions: readonly ComparedExecution[]): readonly boolean[] {
  return executions.map(({ summary }) => summary.state === "COMPLETED");
}

/** How long they took, as a whole and by phase. */
export function courseRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  const row = (
    name: string,
    of: (execution: ComparedExecution) => number | null,
    facts: RowFacts,
  ): ComparisonRow => comparisonRow("timing", name, executions.map(of), baseline, facts);
  const judged = judgedByTime(executions);
  return told([
    row("duration", ({ summary }) => summary.durationMs, { unit: "ms", better: "min", judged }),
    ...phases.map((phase) => row(phase, (execution) => execution.phases.get(phase) ?? null, { unit: "ms" })),
  ]);
}

/** What they took of the machine. */
export function resourceRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  const row = (name: string, field: string, facts: RowFacts): ComparisonRow => {
    const values = executions.map(({ instance }) => numberOf(instance[field]));
    return comparisonRow("resources", name, values, baseline, facts);
  };
  return told([
    row("peak memory", "peakMemoryBytes", { unit: "bytes" }),
    row("CPU time", "cpuSeconds", { unit: "seconds" }),
    row("written", "writtenBytes", { unit: "bytes" }),
    row("peak GPU memory", "peakGpuMemoryBytes", { unit: "bytes" }),
    comparisonRow(
      "resources",
      "outputs",
      executions.map(({ summary }) => summary.outputsBytes),
      baseline,
      { unit: "bytes" },
    ),
  ]);
}

function told(rows: readonly ComparisonRow[]): ComparisonRow[] {
  return rows.filter(({ values }) => values.some((value) => value !== null));
}

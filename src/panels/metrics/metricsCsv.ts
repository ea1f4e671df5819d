import { csvRecord } from "../../core/export/csv";
import { executionLabels } from "../../core/executionLabels";
import { startOf, type MetricsFacts } from "./buildMetricsView";

const head = ["execution", "label", "metric", "step", "time", "seconds", "value"];

/**
 * The values of metrics as CSV, a line each, as they came: `time` in ISO 8601, `seconds` since the start of the execution,
 * an empty `value` where it was no finite number.
 */
export function* metricsCsv(facts: readonly MetricsFacts[], metrics: readonly string[]): Generator<string> {
  yield csvRecord(head);
  const labels = executionLabels(facts.map(({ summary, args }) => ({ ...summary, args })));
  for (const [index, each] of facts.entries()) {
    const start = startOf(each);
    const label = labels[index] ?? "";
    for (const name of metrics)
      for (const { step, at, value } of each.series.get(name)?.points() ?? []) {
        const time = new Date(at).toISOString();
        const seconds = (at - start) / 1000;
        yield csvRecord([
          each.target.id,
          label,
          name,
          step,
          time,
          seconds,
          Number.isNaN(value) ? null : value,
        ]);
      }
  }
}

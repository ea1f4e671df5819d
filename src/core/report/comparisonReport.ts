import type { Comparison } from "../compare/comparison";
import type { MetricSeries } from "../curves/metricSeries";
import { formatDateTime } from "../format/relativeTime";
import { comparedBlocks } from "./comparedBlocks";
import type { ReportDocument } from "./reportDocument";
import type { ReportOptions } from "./reportFacts";

/**
 * A comparison as a document: how the executions ended, what differs, what moves their metric, and their curves over each
 * other. @param metrics of each execution, in their order.
 */
export function comparisonReport(
  comparison: Comparison,
  metrics: readonly ReadonlyMap<string, MetricSeries>[],
  { now, t, language }: Omit<ReportOptions, "comparison">,
): ReportDocument {
  const all = comparison.executions.map(({ summary }, index) => ({
    summary,
    metrics: metrics[index] ?? new Map<string, MetricSeries>(),
  }));
  return {
    title: t("Comparison of {0} executions", all.length),
    subtitle: t("Report of {0}", formatDateTime(now)),
    language,
    blocks: comparedBlocks(all, comparison, t),
  };
}

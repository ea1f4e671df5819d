import type { Comparison } from "../compare/comparison";
import { formatDateTime } from "../format/relativeTime";
import { comparedBlocks } from "./comparedBlocks";
import { originBlocks } from "./originBlocks";
import type { ReportDocument } from "./reportDocument";
import type { ComparedFacts, ReportOptions } from "./reportFacts";

/**
 * A comparison as a document: how the executions ended, what differs, what moves their metric, their curves over each
 * other, on which code they ran, and where they come from. @param all its executions, in their order.
 */
export function comparisonReport(
  comparison: Comparison,
  all: readonly ComparedFacts[],
  { now, t, language }: Omit<ReportOptions, "comparison">,
): ReportDocument {
  return {
    title: t("Comparison of {0} executions", all.length),
    subtitle: t("Report of {0}", formatDateTime(now)),
    language,
    blocks: [...comparedBlocks(all, comparison, t), ...originBlocks(all, t)],
  };
}

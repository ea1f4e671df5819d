import type { Comparison } from "../compare/comparison";
import { formatDateTime } from "../format/relativeTime";
import { comparedBlocks } from "./comparedBlocks";
import { differenceBlocks } from "./differenceBlocks";
import { originBlocks } from "./originBlocks";
import type { FileDifferences } from "./ownDifferences";
import type { ReportDocument } from "./reportDocument";
import type { ComparedFacts, ReportOptions } from "./reportFacts";

/** How the files of compared executions differ, line by line. */
export interface ComparedFiles {
  readonly code: FileDifferences;
  /** Of what they used, made and printed. */
  readonly contents: FileDifferences;
}

/**
 * A comparison as a document: how the executions ended, what differs, what moves their metric, their curves over each
 * other, their code and files line by line, on which code they ran, and where they come from.
 * @param all its executions, in their order.
 */
export function comparisonReport(
  comparison: Comparison,
  all: readonly ComparedFacts[],
  files: ComparedFiles,
  { now, t, language }: Omit<ReportOptions, "comparison">,
): ReportDocument {
  return {
    title: t("Comparison of {0} executions", all.length),
    subtitle: t("Report of {0}", formatDateTime(now)),
    language,
    blocks: [
      ...comparedBlocks(all, comparison, t),
      ...differenceBlocks(t("Lines of Code"), files.code, t),
      ...differenceBlocks(t("Contents of Files and Logs"), files.contents, t),
      ...originBlocks(all, t),
    ],
  };
}

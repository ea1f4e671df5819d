import type { Comparison } from "../../core/compare/comparison";
import { comparisonCsv } from "../../core/compare/comparisonCsv";
import type { ComparisonFormat } from "../../core/compare/comparisonFormat";
import { comparisonReport } from "../../core/report/comparisonReport";
import type { ComparedFacts, ReportOptions } from "../../core/report/reportFacts";
import type { ReportDocument } from "../../core/report/reportDocument";
import { reportHtml } from "../../core/report/reportHtml";
import { reportMarkdown } from "../../core/report/reportMarkdown";
import type { WorkspaceLayout } from "../../bundle/layout";
import { readComparedFacts } from "./readReportFacts";

interface ComparisonFileOptions extends Omit<ReportOptions, "comparison"> {
  readonly signal?: AbortSignal;
}

/**
 * A comparison as the text of a file, in pieces: as a report, or all of its fields as CSV.
 * @throws {HumanError} when an archive is damaged; the error of the file system; the signal's reason when it was aborted.
 */
export async function* comparisonPieces(
  layout: WorkspaceLayout,
  comparison: Comparison,
  format: ComparisonFormat,
  options: ComparisonFileOptions,
): AsyncGenerator<string> {
  switch (format) {
    case "csv":
      yield comparisonCsv(comparison);
      return;
    case "md":
      yield* reportMarkdown(await readReport(layout, comparison, options));
      return;
    case "html":
      yield* reportHtml(await readReport(layout, comparison, options));
  }
}

async function readReport(
  layout: WorkspaceLayout,
  comparison: Comparison,
  options: ComparisonFileOptions,
): Promise<ReportDocument> {
  const all: ComparedFacts[] = [];
  for (const { summary } of comparison.executions) {
    options.signal?.throwIfAborted();
    all.push(await readComparedFacts(layout, summary, options.signal));
  }
  return comparisonReport(comparison, all, options);
}

import { join } from "node:path";
import type { Comparison } from "../../core/compare/comparison";
import { exportComparison, type ComparisonFormat } from "../../core/compare/exportComparison";
import type { MetricSeries } from "../../core/curves/metricSeries";
import { comparisonReport } from "../../core/report/comparisonReport";
import type { ReportOptions } from "../../core/report/reportFacts";
import { reportHtml } from "../../core/report/reportHtml";
import { bundleFolder } from "../../bundle/archive/bundleFolder";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { MetricHistory } from "../metricHistory";

interface ComparisonFileOptions extends Omit<ReportOptions, "comparison"> {
  readonly signal?: AbortSignal;
}

/**
 * A comparison as the text of a file, in pieces. For HTML the curves of all of its executions are read.
 * @throws {HumanError} when an archive is damaged; the error of the file system; the signal's reason when it was aborted.
 */
export async function* comparisonPieces(
  layout: WorkspaceLayout,
  comparison: Comparison,
  format: ComparisonFormat,
  options: ComparisonFileOptions,
): AsyncGenerator<string> {
  if (format === "html")
    yield* reportHtml(comparisonReport(comparison, await curvesOf(layout, comparison, options), options));
  else yield exportComparison(comparison, format, options.t);
}

async function curvesOf(
  layout: WorkspaceLayout,
  { executions }: Comparison,
  { signal }: ComparisonFileOptions,
): Promise<ReadonlyMap<string, MetricSeries>[]> {
  const curves: ReadonlyMap<string, MetricSeries>[] = [];
  for (const { summary } of executions) {
    signal?.throwIfAborted();
    const history = new MetricHistory(
      join(await bundleFolder(layout, summary, "metadata"), bundlePaths.events),
    );
    await history.read();
    curves.push(history.series);
  }
  return curves;
}

import type { Comparison } from "../../core/compare/comparison";
import { comparisonCsv } from "../../core/compare/comparisonCsv";
import type { ComparisonFormat } from "../../core/compare/comparisonFormat";
import { comparisonReport } from "../../core/report/comparisonReport";
import type { ComparedFacts, ReportOptions } from "../../core/report/reportFacts";
import type { FileDifferences } from "../../core/report/ownDifferences";
import type { ReportDocument } from "../../core/report/reportDocument";
import { reportHtml } from "../../core/report/reportHtml";
import { reportMarkdown } from "../../core/report/reportMarkdown";
import { defaultTolerance } from "../../core/verdict/verdict";
import type { WorkspaceLayout } from "../../bundle/layout";
import { contentsAgainst, mostByContent } from "../difference/contentsAgainst";
import { toldContents } from "../difference/toldContents";
import { readComparedFacts } from "./readReportFacts";

interface ComparisonFileOptions extends Omit<ReportOptions, "comparison"> {
  /** In which lines the code of its executions differs. */
  readonly readCode: () => Promise<FileDifferences>;
  readonly signal?: AbortSignal;
}

/** So many places, cells, rows or lines of a file are told, and so many files of an execution. */
const most = { files: 40, lines: 40 };

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
  const contents = await readContents(layout, comparison, options);
  return comparisonReport(comparison, all, { code: await options.readCode(), contents }, options);
}

async function readContents(
  layout: WorkspaceLayout,
  { executions, baseline }: Comparison,
  { signal, t }: ComparisonFileOptions,
): Promise<FileDifferences> {
  if (executions.length > mostByContent)
    return {
      own: [],
      note: t(
        "What differs within files is told of up to {0} executions: compare fewer to see it.",
        mostByContent,
      ),
    };
  const summaries = executions.map(({ summary }) => summary);
  const compared = await contentsAgainst(layout, summaries, baseline, {
    ...{ tolerance: defaultTolerance, limit: most.lines },
    ...(signal === undefined ? {} : { signal }),
  });
  const own = compared.map(({ id, files }) => ({
    ...toldContents(files, most, t),
    ...{ index: summaries.findIndex((each) => each.id === id), reason: null },
  }));
  return { own, note: null };
}

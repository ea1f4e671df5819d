import { statSync } from "node:fs";
import type { Comparison } from "../../core/compare/comparison";
import { buildReport } from "../../core/report/buildReport";
import type { ReportFacts, ReportOptions } from "../../core/report/reportFacts";
import type { ReportFormat } from "../../core/report/reportFormat";
import { reportHtml } from "../../core/report/reportHtml";
import { reportMarkdown } from "../../core/report/reportMarkdown";
import type { ExecutionSummary } from "../../core/summary";
import { writePiecesAtomic } from "../../bundle/atomicWrite";
import type { WorkspaceLayout } from "../../bundle/layout";
import { cannotExport } from "../../bundle/zip/exportBundle";
import { mostCompared, readComparison, type AskCode } from "../readComparison";
import { readReportFacts } from "./readReportFacts";
import { ImageBudget } from "./reportImages";

/** An execution, and the workspace that it lies in. */
export interface Reported {
  readonly layout: WorkspaceLayout;
  readonly execution: ExecutionSummary;
}

export interface WriteReportOptions extends Omit<ReportOptions, "comparison"> {
  /** Compares the code of executions; null where git may not be started, or they lie in several workspaces. */
  readonly askCode: AskCode | null;
  readonly signal?: AbortSignal;
  /** @param done how many executions were read. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Writes a report of executions to a file that needs nothing else.
 * @param executions at least one. @param file replaced when it is there.
 * @returns its size in bytes.
 * @throws {HumanError} when an archive is damaged or the file cannot be written; the signal's reason when it was aborted.
 */
export async function writeReport(
  executions: readonly Reported[],
  format: ReportFormat,
  file: string,
  options: WriteReportOptions,
): Promise<number> {
  const facts: ReportFacts[] = [];
  const images = new ImageBudget();
  for (const { layout, execution } of executions) {
    options.signal?.throwIfAborted();
    facts.push(await readReportFacts(layout, execution, images, options.signal));
    options.onProgress?.(facts.length);
  }
  const report = buildReport(facts, { ...options, comparison: await comparisonOf(executions, options) });
  try {
    writePiecesAtomic(file, format === "report-html" ? reportHtml(report) : reportMarkdown(report));
    return statSync(file).size;
  } catch (error) {
    throw cannotExport("The report", file, error);
  }
}

async function comparisonOf(
  executions: readonly Reported[],
  { askCode, t }: WriteReportOptions,
): Promise<Comparison | null> {
  const [first] = executions;
  if (first === undefined || askCode === null) return null;
  if (executions.length < 2 || executions.length > mostCompared) return null;
  const { layout } = first;
  const summaries = executions.map(({ execution }) => execution);
  return await readComparison({ layout, executions: summaries, baseline: 0, askCode, t });
}

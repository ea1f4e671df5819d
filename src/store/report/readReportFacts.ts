import { join } from "node:path";
import { visibleLine } from "../../core/difference/maskLine";
import type { ReportFacts } from "../../core/report/reportFacts";
import type { ExecutionSummary } from "../../core/summary";
import { bundleFolder } from "../../bundle/archive/bundleFolder";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { readJsonOrNull } from "../../bundle/readJson";
import { readTail } from "../../bundle/readTail";
import { signerOf } from "../../bundle/seal/signerOf";
import { describeExecution } from "../describeExecution";
import { MetricHistory } from "../metricHistory";
import { reportImages } from "./reportImages";

/** Patches are at most 20 MB (design, section 7). */
const maximumPatchBytes = 24 * 1024 * 1024;
const errorTailBytes = 8 * 1024;
const errorTailLines = 40;

/**
 * Reads what a report tells of an execution; archived ones too.
 * @throws {HumanError} when its archive is damaged; the error of the file system.
 */
export async function readReportFacts(
  layout: WorkspaceLayout,
  summary: ExecutionSummary,
): Promise<ReportFacts> {
  const folder = await bundleFolder(layout, summary, "logs");
  const { request, artifacts, git, instance, history, warnings } = describeExecution(summary, folder);
  const metrics = new MetricHistory(join(folder, bundlePaths.events));
  await metrics.read();
  return {
    summary,
    request,
    artifacts,
    git,
    instance,
    history,
    warnings,
    metrics: metrics.series,
    patch: readTail(join(folder, bundlePaths.patch), maximumPatchBytes),
    errorTail: summary.state === "FAILED" ? errorTailOf(folder) : "",
    signedBy: signerOf(readJsonOrNull(join(folder, bundlePaths.token))),
    images: await reportImages(layout, summary.id, artifacts),
  };
}

function errorTailOf(folder: string): string {
  const lines = readTail(join(folder, bundlePaths.stderr), errorTailBytes).trimEnd().split("\n");
  return lines.slice(-errorTailLines).map(visibleLine).join("\n");
}

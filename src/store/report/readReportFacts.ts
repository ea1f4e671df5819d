import { join } from "node:path";
import { visibleLine } from "../../core/difference/maskLine";
import { patchHead } from "../../core/report/patchHead";
import type { ReportFacts } from "../../core/report/reportFacts";
import type { ExecutionSummary } from "../../core/summary";
import { bundleFolder } from "../../bundle/archive/bundleFolder";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { readJsonOrNull } from "../../bundle/readJson";
import { readTail } from "../../bundle/readTail";
import { signerOf } from "../../bundle/seal/signerOf";
import { verifyBundle } from "../../bundle/seal/verifyBundle";
import { describeExecution } from "../describeExecution";
import { MetricHistory } from "../metricHistory";
import { reportImages, type ImageBudget } from "./reportImages";

/** Patches are at most 20 MB (design, section 7). */
const maximumPatchBytes = 24 * 1024 * 1024;
const errorTailBytes = 8 * 1024;
const errorTailLines = 40;

/**
 * Reads what a report tells of an execution, and verifies it; archived ones too.
 * @param images what all pictures of the report may take.
 * @throws {HumanError} when its archive is damaged; the error of the file system; the signal's reason when it was aborted.
 */
export async function readReportFacts(
  layout: WorkspaceLayout,
  summary: ExecutionSummary,
  images: ImageBudget,
  signal?: AbortSignal,
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
    patch: patchHead(readTail(join(folder, bundlePaths.patch), maximumPatchBytes)),
    errorTail: summary.state === "FAILED" ? errorTailOf(folder) : "",
    signedBy: signerOf(readJsonOrNull(join(folder, bundlePaths.token))),
    verification: summary.sealed
      ? await verifyBundle(summary.path, signal === undefined ? {} : { signal })
      : null,
    images: await reportImages(layout, summary.id, artifacts, images),
  };
}

function errorTailOf(folder: string): string {
  const lines = readTail(join(folder, bundlePaths.stderr), errorTailBytes).trimEnd().split("\n");
  return lines.slice(-errorTailLines).map(visibleLine).join("\n");
}

import { join } from "node:path";
import { visibleLine } from "../../core/difference/maskLine";
import { changedFilesOf } from "../../bundle/parsePatch";
import { patchHead } from "../../core/report/patchHead";
import type { ComparedFacts, ReportFacts } from "../../core/report/reportFacts";
import type { ExecutionSummary } from "../../core/summary";
import { bundleFolder } from "../../bundle/archive/bundleFolder";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { readJsonOrNull } from "../../bundle/readJson";
import { readTail } from "../../bundle/readTail";
import { signerOf } from "../../bundle/seal/signerOf";
import { verifyBundle } from "../../bundle/seal/verifyBundle";
import { describeExecution, type ExecutionDetails } from "../describeExecution";
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
  const details = describeExecution(summary, folder);
  const { request, artifacts, instance, warnings } = details;
  return {
    ...(await comparedFacts(details, folder, summary, signal)),
    request,
    artifacts,
    instance,
    warnings,
    errorTail: summary.state === "FAILED" ? errorTailOf(folder) : "",
    images: await reportImages(layout, summary.id, artifacts, images),
  };
}

/**
 * Reads what a comparison tells of an execution beside what differs, and verifies it; archived ones too.
 * @throws {HumanError} when its archive is damaged; the error of the file system; the signal's reason when it was aborted.
 */
export async function readComparedFacts(
  layout: WorkspaceLayout,
  summary: ExecutionSummary,
  signal?: AbortSignal,
): Promise<ComparedFacts> {
  const folder = await bundleFolder(layout, summary, "metadata");
  return await comparedFacts(describeExecution(summary, folder), folder, summary, signal);
}

async function comparedFacts(
  { git, history }: ExecutionDetails,
  folder: string,
  summary: ExecutionSummary,
  signal?: AbortSignal,
): Promise<ComparedFacts> {
  const metrics = new MetricHistory(join(folder, bundlePaths.events));
  await metrics.read();
  const patch = readTail(join(folder, bundlePaths.patch), maximumPatchBytes);
  return {
    summary,
    git,
    history,
    metrics: metrics.series,
    patch: patchHead(patch),
    changedFiles: changedFilesOf(patch),
    signedBy: signerOf(readJsonOrNull(join(folder, bundlePaths.token))),
    verification: summary.sealed
      ? await verifyBundle(summary.path, signal === undefined ? {} : { signal })
      : null,
  };
}

function errorTailOf(folder: string): string {
  const lines = readTail(join(folder, bundlePaths.stderr), errorTailBytes).trimEnd().split("\n");
  return lines.slice(-errorTailLines).map(visibleLine).join("\n");
}

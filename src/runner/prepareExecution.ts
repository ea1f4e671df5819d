import { copyFileSync, mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { scriptOf } from "../core/processDescription";
import type { Artifact, GitRecord } from "../core/records";
import { writeFileAtomic, writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import type { GitCapture } from "./capture/captureGit";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { hashInputFiles, type InputFile } from "./inputArtifacts";
import type { RunnerEnvironment, RunRequest } from "./runRequest";
import { scriptEnvironment } from "./scriptEnvironment";

/** What was captured of a run. */
export interface Captured {
  readonly git: GitRecord;
  readonly inputs: readonly Artifact[];
  /** What the script will find in its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface Preparation {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly record: ExecutionRecord;
  readonly events: EventRecorder;
  readonly inputFiles: readonly InputFile[];
}

/** Captures what must be known before user code runs: code version and inputs. */
export async function captureBefore(preparation: Preparation): Promise<Captured> {
  const { request, runner, record, events, inputFiles } = preparation;
  const warn = (message: string): void => events.warn(message);
  const [git, hashed, given] = await Promise.all([
    request.code,
    hashInputFiles(request, inputFiles, warn),
    request.again?.begin?.({ bundle: record.bundle, warn }) ?? [],
  ]);
  const inputs = [...hashed, ...given];
  writeGit(record, git);
  if (!git.record.repository) keepScript(preparation);
  writeJsonAtomic(record.path(bundlePaths.artifacts), { version: 1, artifacts: inputs });
  for (const warning of git.warnings) {
    events.warn(warning);
    runner.say(`Warning: ${warning}`);
  }
  const { id, bundle } = record;
  const environment = scriptEnvironment({ request, runner, id, bundle, eventsFile: events.target });
  return { git: git.record, inputs, environment };
}

/** Without a version of the code the bundle holds the script itself. */
function keepScript({ request, record, events }: Preparation): void {
  const script = scriptOf(request.method);
  if (script === null) return;
  const folder = record.path(bundlePaths.inputs);
  try {
    mkdirSync(folder, { recursive: true });
    copyFileSync(resolve(request.layout.workspace, script), join(folder, basename(script)));
  } catch (error) {
    events.warn(`the script ${script} could not be kept: ${(error as Error).message}`);
  }
}

function writeGit(record: ExecutionRecord, git: GitCapture): void {
  writeJsonAtomic(record.path(bundlePaths.git), git.record);
  if (git.patch !== null) writeFileAtomic(record.path(bundlePaths.patch), git.patch);
}

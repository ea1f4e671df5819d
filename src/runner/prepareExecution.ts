import { copyFileSync, mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { scriptOf } from "../core/processDescription";
import type { Artifact, GitRecord, Instance } from "../core/records";
import { writeFileAtomic, writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import { cleanArguments } from "../core/credentials";
import type { GitCapture } from "./capture/captureGit";
import { captureInstance } from "./capture/captureInstance";
import { interpreterCache } from "./interpreter/interpreterCache";
import { interpreterVersion } from "./interpreter/interpreterVersion";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { hashInputFiles, type InputFile } from "./inputArtifacts";
import type { RunPlan } from "./runPlan";
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

/** Describes the machine and the interpreter: needs not come first, so it runs beside the script. */
export async function describeInstance(
  { request, runner, record, events }: Preparation,
  plan: RunPlan,
): Promise<Instance | null> {
  try {
    const { interpreter } = plan;
    const version =
      interpreter === null
        ? null
        : await interpreterVersion({ ...interpreter, cache: interpreterCache(request.layout) });
    const instance = captureInstance({
      commandLine: cleanArguments(plan.execute.command),
      workingDirectory: plan.execute.workingDirectory,
      interpreter: interpreter === null ? null : { path: interpreter.path, version },
      environment: plan.execute.environment,
      allowedEnvironment: runner.settings.allowedEnvironment,
      recorder: { ...runner.recorder, node: process.version },
    });
    writeJsonAtomic(record.path(bundlePaths.instance), instance);
    return instance;
  } catch (error) {
    events.warn(`the machine could not be described: ${(error as Error).message}`);
    return null;
  }
}

import type { Artifact, GitRecord, Instance } from "../core/records";
import { writeFileAtomic, writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import { cleanArguments } from "../core/credentials";
import type { GitCapture } from "./capture/captureGit";
import { captureInstance } from "./capture/captureInstance";
import { gitUser, type Person } from "./capture/gitUser";
import { interpreterVersion } from "./interpreter/interpreterVersion";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { hashInputFiles, type InputFile } from "./inputArtifacts";
import { planRun, type PlanResult, type RunPlan } from "./runPlan";
import type { RunnerEnvironment, RunRequest } from "./runRequest";
import { scriptEnvironment } from "./scriptEnvironment";

/** What was captured before the script starts. */
export interface Prepared {
  readonly plan: PlanResult;
  readonly git: GitRecord;
  readonly inputs: readonly Artifact[];
  /** Captured beside the running script. */
  readonly instance: Promise<Instance | null>;
  readonly person: Promise<Person>;
}

export interface Preparation {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly record: ExecutionRecord;
  readonly events: EventRecorder;
  readonly inputFiles: readonly InputFile[];
  readonly git: Promise<GitCapture>;
  readonly scriptFiles: string;
}

/** Captures what must be known before user code runs: code version and inputs; then makes the plan. */
export async function prepareExecution(preparation: Preparation): Promise<Prepared> {
  const { request, runner, record, events, inputFiles } = preparation;
  const begun = runner.now().getTime();
  const [git, inputs] = await Promise.all([
    preparation.git,
    hashInputFiles(request, inputFiles, (message) => events.warn(message)),
  ]);
  writeGit(record, git);
  writeJsonAtomic(record.path(bundlePaths.artifacts), { version: 1, artifacts: inputs });
  for (const warning of git.warnings) {
    events.warn(warning);
    runner.say(`Warning: ${warning}`);
  }
  const eventsFile = events.target;
  const environment = scriptEnvironment({
    request,
    runner,
    id: record.id,
    bundle: record.bundle,
    eventsFile,
  });
  const plan = await planRun({ request, runner, environment, scriptFiles: preparation.scriptFiles });
  const at = runner.now();
  events.append({ at: at.toISOString(), type: "phase", phase: "prepare", durationMs: at.getTime() - begun });
  return {
    plan,
    git: git.record,
    inputs,
    instance: plan.ok ? writeInstance(preparation, plan.plan) : Promise.resolve(null),
    person: gitUser(request.layout.workspace, environment),
  };
}

function writeGit(record: ExecutionRecord, git: GitCapture): void {
  writeJsonAtomic(record.path(bundlePaths.git), git.record);
  if (git.patch !== null) writeFileAtomic(record.path(bundlePaths.patch), git.patch);
}

async function writeInstance(
  { request, runner, record, events }: Preparation,
  plan: RunPlan,
): Promise<Instance | null> {
  try {
    const { interpreter } = plan;
    const version =
      interpreter === null ? null : await interpreterVersion({ ...interpreter, cache: request.layout.cache });
    const instance = captureInstance({
      commandLine: cleanArguments(plan.execute.command),
      workingDirectory: plan.execute.workingDirectory,
      interpreter: interpreter === null ? null : { path: interpreter.path, version },
      environment: plan.execute.environment,
      recorder: { ...runner.recorder, node: process.version },
    });
    writeJsonAtomic(record.path(bundlePaths.instance), instance);
    return instance;
  } catch (error) {
    events.warn(`the machine could not be described: ${(error as Error).message}`);
    return null;
  }
}

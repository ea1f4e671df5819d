import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { scriptOf } from "../core/processDescription";
import type { Artifact, GitRecord } from "../core/records";
import { writeFileAtomic, writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import type { GitCapture } from "./capture/captureGit";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import type { InputFile } from "./inputs/inputFiles";
import type { KnownInput } from "./lastRun";
import { recordInputs } from "./inputs/recordInputs";
import type { WatchedInput } from "./inputs/watchedInputs";
import type { SecretMask } from "./secrets/secretMask";
import type { RunnerEnvironment, RunRequest } from "./runRequest";
import { scriptEnvironment } from "./scriptEnvironment";

/** What was captured of a run. */
export interface Captured {
  readonly git: GitRecord;
  readonly inputs: readonly Artifact[];
  /** Inputs that are looked at again at the end. */
  readonly watched: readonly WatchedInput[];
  /** Input files that the next run need not hash while they stay as they are. */
  readonly known: readonly KnownInput[];
  /** The request with inputs as the script gets them. */
  readonly handed: RunRequest;
  /** What the script will find in its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface Preparation {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly record: ExecutionRecord;
  readonly events: EventRecorder;
  readonly inputFiles: readonly InputFile[];
  /** Null where the run has no secrets. */
  readonly mask: SecretMask | null;
}

/** Captures what must be known before user code runs: code version and inputs. */
export async function captureBefore(preparation: Preparation): Promise<Captured> {
  const { request, runner, record, events, inputFiles, mask } = preparation;
  const warn = (message: string): void => events.warn(message);
  const [git, recorded, given] = await Promise.all([
    mask === null ? request.code : withoutSecrets(request, mask),
    recordInputs({ request, bundle: record.bundle, now: runner.now, warn }, inputFiles),
    request.again?.begin?.({ bundle: record.bundle, warn }) ?? [],
  ]);
  const inputs = [...recorded.artifacts, ...given];
  writeGit(record, git);
  if (!git.record.repository) keepScript(preparation);
  writeJsonAtomic(record.path(bundlePaths.artifacts), { version: 1, artifacts: inputs });
  for (const warning of [...(mask?.warnings ?? []), ...git.warnings]) {
    events.warn(warning);
    runner.say(`Warning: ${warning}`);
  }
  const { id, bundle } = record;
  const { watched, known, values } = recorded;
  const handed = { ...request, inputs: values };
  const environment = scriptEnvironment({ request: handed, runner, id, bundle, eventsFile: events.target });
  return { git: git.record, inputs, watched, known, handed, environment };
}

async function withoutSecrets({ code, layout }: RunRequest, mask: SecretMask): Promise<GitCapture> {
  const { withholdSecrets } = await import("./secrets/withholdSecrets");
  return withholdSecrets(await code, mask, layout.workspace);
}

/** Without a version of the code the bundle holds the script itself. */
function keepScript({ request, record, events, mask }: Preparation): void {
  const script = scriptOf(request.method);
  if (script === null) return;
  const folder = record.path(bundlePaths.inputs);
  try {
    const path = resolve(request.layout.workspace, script);
    if (mask?.isIn(readFileSync(path)) === true) {
      events.warn(`the script ${script} holds a secret of this run: no copy of it is kept`);
      return;
    }
    mkdirSync(folder, { recursive: true });
    copyFileSync(path, join(folder, basename(script)));
  } catch (error) {
    events.warn(`the script ${script} could not be kept: ${(error as Error).message}`);
  }
}

function writeGit(record: ExecutionRecord, git: GitCapture): void {
  writeJsonAtomic(record.path(bundlePaths.git), git.record);
  if (git.patch !== null) writeFileAtomic(record.path(bundlePaths.patch), git.patch);
}

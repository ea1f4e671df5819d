import { dirname, join, resolve } from "node:path";
import { cleanArguments } from "../core/credentials";
import { scriptOf } from "../core/processDescription";
import type { Instance } from "../core/records";
import { writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import { captureInstance } from "./capture/captureInstance";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { findOnPath } from "./interpreter/findOnPath";
import { interpreterCache } from "./interpreter/interpreterCache";
import { interpreterVersion } from "./interpreter/interpreterVersion";
import type { ResourceMeter, ResourceTotals } from "./resources/resourceMeter";
import type { RunPlan } from "./runPlan";
import type { RunnerEnvironment, RunRequest } from "./runRequest";
import type { SecretMask } from "./secrets/secretMask";

const earlyMs = 50;

export interface InstanceContext {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly record: ExecutionRecord;
  readonly events: EventRecorder;
  /** Null where the run has no secrets. */
  readonly mask: SecretMask | null;
  readonly resources: Pick<ResourceMeter, "toolEnded" | "watchGpus">;
}

/** Describes machine, interpreter and packages beside the running script; null, with a warning event, when that fails. */
export async function describeInstance(context: InstanceContext, plan: RunPlan): Promise<Instance | null> {
  const { request, runner, record, events, mask } = context;
  let early: NodeJS.Timeout | undefined;
  try {
    const { environment, command, workingDirectory } = plan.execute;
    const whole = captureInstance({
      commandLine: cleanArguments(command),
      workingDirectory,
      interpreter: plan.interpreter === null ? null : { path: plan.interpreter.path, version: null },
      environment,
      allowedEnvironment: runner.settings.allowedEnvironment,
      recorder: { ...runner.recorder, node: process.version },
    });
    const machine = mask === null ? whole : mask.record(whole);
    const path = record.path(bundlePaths.instance);
    // What follows may take its time: then what is known of the machine is told before it.
    early = setTimeout(() => writeQuietly(path, machine), earlyMs);
    const { captureEnvironment } = await import("./capture/environment/captureEnvironment");
    const { workspace, cache } = request.layout;
    const script = scriptOf(request.method);
    const facts = await captureEnvironment({
      workspace,
      folder: script === null ? workingDirectory : dirname(resolve(workspace, script)),
      workingDirectory,
      interpreter: plan.interpreter,
      environment,
      cache: join(cache, "environments"),
      version: () => versionOf(plan, request),
      warn: (message) => events.warn(message),
      onToolExit: context.resources.toolEnded,
    });
    if ((facts.gpus?.length ?? 0) > 0) watchGpus(context, environment);
    const instance = { ...machine, ...(mask === null ? facts : mask.record(facts)) };
    clearTimeout(early);
    writeJsonAtomic(path, instance);
    return instance;
  } catch (error) {
    events.warn(`the machine could not be described: ${(error as Error).message}`);
    return null;
  } finally {
    clearTimeout(early);
  }
}

function watchGpus({ resources }: InstanceContext, environment: Readonly<Record<string, string>>): void {
  const program = findOnPath("nvidia-smi", environment);
  if (program !== null) resources.watchGpus(program);
}

/** What cannot be written now is told of when all is known. */
function writeQuietly(path: string, machine: Instance): void {
  try {
    writeJsonAtomic(path, machine);
  } catch {
    return;
  }
}

/** What was described beside the script with what the run used; null where nothing was described. */
export async function completeInstance(
  record: ExecutionRecord,
  captured: { readonly instance?: Promise<Instance | null>; readonly used?: ResourceTotals },
): Promise<Instance | null> {
  const instance = (await captured.instance) ?? null;
  if (instance === null || captured.used === undefined) return instance;
  const complete = { ...instance, ...captured.used };
  writeJsonAtomic(record.path(bundlePaths.instance), complete);
  return complete;
}

async function versionOf({ interpreter }: RunPlan, { layout }: RunRequest): Promise<string | null> {
  return interpreter === null
    ? null
    : interpreterVersion({ ...interpreter, cache: interpreterCache(layout) });
}

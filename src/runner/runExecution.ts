import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { HumanError } from "../core/humanError";
import type { Instance } from "../core/records";
import { discard } from "../bundle/atomicWrite";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { bundlePaths } from "../bundle/layout";
import type { SigningKey } from "../bundle/seal/keys";
import { gitUser, type Person } from "./capture/gitUser";
import { captureCode } from "./captureCode";
import { ControlSocket } from "./controlSocket";
import type { ExecutionRecord } from "./executionRecord";
import { createExecution, type CreatedExecution } from "./createExecution";
import { EndReserve } from "./endReserve";
import { EventRecorder } from "./eventRecorder";
import type { Finishing } from "./finishing";
import { keepMemoryFlat } from "./flatMemory";
import { findInputFiles } from "./inputs/inputFiles";
import { describeInstance } from "./instanceRecord";
import { captureBefore, type Preparation } from "./prepareExecution";
import { sweepRunningFiles } from "./recover/leftovers";
import { leaveReady } from "./leaveReady";
import { loadEnd, loadKey, preloadEnd } from "./preloadEnd";
import { recordWriteFailure } from "./recordWriteFailure";
import { ResourceMeter } from "./resources/resourceMeter";
import { runPhases, type ScriptPhase } from "./runPhases";
import { MissingProgram, planRun } from "./runPlan";
import type { RunnerEnvironment, RunOutcome, RunRequest } from "./runRequest";
import { takeAlert } from "./takeAlert";
import { ScriptStreams } from "./scriptStreams";
import type { SecretMask } from "./secrets/secretMask";
import { secretMaskOf } from "./secrets/secretMaskOf";
import { hearSignals, type HeardSignals } from "./signals";
import { openStreamPair, type StreamPair } from "./streamPair";
import { StatusTeller } from "./statusTeller";
import { Stopper } from "./stopper";
import type { Turn } from "./waitForTurn";
import type { KeptOutputs } from "./outputs/collectOutputs";

/** What runs longer may print and register anything in any amount. */
const longRunMs = 500;

/**
 * Runs one execution from its request to its sealed bundle (design, sections 3, 4 and 6).
 * @throws {HumanError} before anything is created: wrong use, or a workspace that cannot be written to.
 */
export async function runExecution(request: RunRequest, runner: RunnerEnvironment): Promise<RunOutcome> {
  const { layout } = request;
  const inputFiles = findInputFiles(request);
  const pair = openStreamPair();
  const mask = await secretMaskOf(request);
  const signals = hearSignals();
  const run = await beginRun({ request, runner, pair, mask, signals });
  const { record } = run;
  let turn: Turn | null = null;
  try {
    const { events, stopper } = run;
    const preparation = { request, runner, record, events, inputFiles, mask };
    if (runner.settings.parallelLimit === 0) return await runPrepared(preparation, run);
    const { waitForTurn } = await import("./waitForTurn");
    turn = await waitForTurn({ record, runner, events, stopper });
    if (stopper.cause !== null) return await (await loadEnd()).finishExecution(run, null, null, {});
    return await runPrepared(turn.waited ? captureAnew(preparation) : preparation, run);
  } catch (error) {
    await run.stopper.endNow();
    return await (await loadEnd()).failExecution(run, ownFailure(error), null);
  } finally {
    await run.endReady?.();
    turn?.release();
    signals.dispose();
    run.control.close();
    run.teller.dispose();
    removeScriptFiles(run.scriptFiles);
    sweepRunningFiles(layout);
  }
}

/** While it waited for others the code and the inputs may have changed: what counts is what is there when it runs. */
function captureAnew(preparation: Preparation): Preparation {
  const { request, runner } = preparation;
  request.code.catch(() => undefined);
  // What was SCHEDULED runs: only an execution that nothing was decided of yet becomes CACHED (design, section 4).
  if (request.useCache === true) runner.say("Not looked for in the cache: it waited for its turn, and runs");
  const anew = { ...request, code: captureCode(request.layout, request.notCode), useCache: false };
  return { ...preparation, request: anew, inputFiles: findInputFiles(anew) };
}

/** The record comes first; a signal that comes meanwhile is a stop too. */
async function beginRun({
  request,
  runner,
  pair,
  mask,
  signals,
}: {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly pair: Promise<StreamPair | null>;
  readonly mask: SecretMask | null;
  readonly signals: HeardSignals;
}): Promise<OpenRun> {
  try {
    const created = createExecution(request, runner, mask);
    const run = openRun(request, runner, created, await pair, mask);
    signals.handTo((cause) => {
      run.stopper.request(cause);
      run.streams.giveUpShowing();
    });
    return run;
  } catch (error) {
    signals.dispose();
    throw error;
  }
}

interface OpenRun extends Finishing {
  readonly control: ControlSocket;
  readonly teller: StatusTeller;
  /** Files of ours for this run, absolute, without ending. */
  readonly scriptFiles: string;
  /** Ends what is being made ready for the next run. */
  endReady?: () => Promise<void>;
}

/** Opens the streams and files of a run; where that fails, the record says so. */
function openRun(
  request: RunRequest,
  runner: RunnerEnvironment,
  { record, sent }: CreatedExecution,
  pair: StreamPair | null,
  mask: SecretMask | null,
): OpenRun {
  try {
    const scriptFiles = join(request.layout.running, record.id);
    mkdirSync(request.layout.running, { recursive: true, mode: 0o700 });
    const stopper = new Stopper({ graceMs: runner.settings.stopGraceMs }, () => noteStopping(record));
    const reserve = new EndReserve(`${scriptFiles}.reserve`);
    const begun = runner.now().getTime();
    const streams = new ScriptStreams(
      pair,
      record.bundle,
      () => runner.now().getTime() - begun,
      runner.shown,
      mask?.streams() ?? null,
    );
    const teller = new StatusTeller(record);
    const events = new EventRecorder({
      events: record.path(bundlePaths.events),
      said: `${scriptFiles}.events.ndjson`,
      printed: record.path(bundlePaths.stdout),
      now: runner.now,
      listener: teller,
      mask,
      patterns: runner.settings.metricPatterns,
    });
    const control = new ControlSocket(request.layout, record.id, {
      stop: () => stopper.request("user"),
      alert: (message) => takeAlert(message, { events, stopper, runner }),
    });
    return {
      request,
      runner,
      record,
      sent,
      control,
      streams,
      events,
      stopper,
      reserve,
      teller,
      scriptFiles,
      mask,
    };
  } catch (error) {
    const reason = `it could not be begun: ${describeWriteFailure(error)}`;
    recordWriteFailure(record, { reason });
    throw new HumanError(`${record.id} was not run: ${reason}.`, 3, { cause: error });
  }
}

interface Besides {
  instance?: Promise<Instance | null>;
  person?: Promise<Person>;
  key?: Promise<SigningKey | null>;
}

async function runPrepared(preparation: Preparation, run: OpenRun): Promise<RunOutcome> {
  const { request } = preparation;
  const { runner, record, streams, events, stopper, scriptFiles } = run;
  const begun = runner.now();
  const captured = await captureBefore(preparation);
  const { environment, handed } = captured;
  const plan = await planRun({ request: handed, runner, environment, scriptFiles }).catch(
    (error: unknown) => {
      if (error instanceof MissingProgram) return error;
      throw error;
    },
  );
  if (plan instanceof MissingProgram)
    return (await loadEnd()).failExecution(run, { reason: plan.message, exitCode: 127 }, captured);
  if (stopper.cause !== null) return (await loadEnd()).finishExecution(run, captured, null, {});
  events.phase("prepare", begun);
  const resources = new ResourceMeter({ now: runner.now, append: (event) => events.append(event) });
  const besides: Besides = {};
  const describe = (): Promise<Instance | null> =>
    (besides.instance ??= describeInstance({ ...preparation, resources }, plan));
  if (request.useCache === true) {
    const { takeFromCache } = await import("./again/cache/takeFromCache");
    const taken = await takeFromCache({ ...run, request, captured, instance: describe() });
    if (taken !== null) {
      resources.close();
      return (await loadEnd()).finishCached(run, { ...taken.captured, ...besides }, taken.end);
    }
  }
  events.start();
  const beside = (phase: ScriptPhase): void => {
    // A deploy script may install what the execute script runs in.
    if (phase === "execute") void describe();
    besides.person ??= gitUser(request.layout.workspace, runner.environment);
    run.endReady ??= leaveReady({ ...preparation, ...captured });
    preloadEnd();
    besides.key ??= loadKey();
    runner.beside?.(record.id);
  };
  let kept: KeptOutputs | undefined;
  const beforeUndeploy = async (): Promise<void> => {
    kept = await keepBeforeUndeploy({ ...run, request });
  };
  const phases = { record, streams, stopper, events, resources, now: runner.now, beforeUndeploy, beside };
  const flat = setTimeout(() => void keepMemoryFlat(), longRunMs).unref();
  const result = await runPhases(plan, request, phases);
  clearTimeout(flat);
  run.control.settle();
  const used = resources.close();
  void describe();
  run.teller.dispose();
  return (await loadEnd()).finishExecution(run, captured, result, {
    ...besides,
    used,
    ...(kept === undefined ? {} : { kept }),
  });
}

/** Outputs are collected, then the undeploy script runs (design, section 4). */
async function keepBeforeUndeploy({
  request,
  runner,
  record,
  events,
}: OpenRun): Promise<KeptOutputs | undefined> {
  try {
    events.catchUp();
    const { keepOutputs } = await import("./outputs/collectOutputs");
    const { outputsOf } = await import("./writeEnd");
    return await keepOutputs(outputsOf({ request, runner, record, events, streams: undefined }));
  } catch (error) {
    events.warn(`outputs could not be kept before the undeploy script: ${describeWriteFailure(error)}`);
    return undefined;
  }
}

/** The state that a wish to stop brings; on a full disk the script is ended all the same. */
function noteStopping(record: ExecutionRecord): void {
  const { state } = record.status;
  if (state !== "SCHEDULED" && state !== "STARTED" && state !== "EXECUTING") return;
  try {
    record.advance(["STOPPING"]);
  } catch {
    // What is in memory holds: the end is written from it.
  }
}

function ownFailure(error: unknown): { readonly reason: string; readonly exitCode: number } {
  if (error instanceof HumanError) return { reason: error.message, exitCode: error.exitCode };
  return { reason: `Executions itself failed: ${describeWriteFailure(error)}`, exitCode: 3 };
}

function removeScriptFiles(scriptFiles: string): void {
  for (const ending of [
    "deploy-script.sh",
    "execute-script.sh",
    "undeploy-script.sh",
    "events.ndjson",
    "reserve",
  ])
    discard(`${scriptFiles}.${ending}`);
}

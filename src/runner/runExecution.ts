import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { HumanError, messageOf } from "../core/humanError";
import type { Instance } from "../core/records";
import { bundlePaths } from "../bundle/layout";
import { ControlSocket } from "./controlSocket";
import { createExecution } from "./createExecution";
import { EventRecorder } from "./eventRecorder";
import { failExecution, finishExecution, type Finishing } from "./finishExecution";
import { findInputFiles } from "./inputArtifacts";
import { ownStreamFiles } from "./ownStreamFiles";
import { captureBefore, describeInstance, type Preparation } from "./prepareExecution";
import { runPhases } from "./runPhases";
import { MissingProgram, planRun } from "./runPlan";
import type { RunnerEnvironment, RunOutcome, RunRequest } from "./runRequest";
import { ScriptStreams } from "./scriptStreams";
import { onSignals } from "./signals";
import { StatusTeller } from "./statusTeller";
import { Stopper } from "./stopper";

/**
 * Runs one execution from its request to its sealed bundle (design, sections 3, 4 and 6).
 * @throws {HumanError} before anything is created: wrong use, or a workspace that cannot be written to.
 */
export async function runExecution(request: RunRequest, runner: RunnerEnvironment): Promise<RunOutcome> {
  const { layout } = request;
  const inputFiles = findInputFiles(request);
  const { captureGit } = await import("./capture/captureGit");
  const git = captureGit({ workspace: layout.workspace, exclude: ownStreamFiles() });
  const { record, sent } = createExecution(request, runner.now);
  const scriptFiles = join(layout.running, record.id);
  mkdirSync(layout.running, { recursive: true, mode: 0o700 });
  const stopper = new Stopper(runner.stopGraceMs, () => {
    const { state } = record.status;
    if (state === "STARTED" || state === "EXECUTING") record.advance(["STOPPING"]);
  });
  const signals = onSignals((cause) => stopper.request(cause));
  const control = ControlSocket.open(layout, record.id, () => stopper.request("user"));
  const begun = runner.now().getTime();
  const streams = new ScriptStreams(record.bundle, () => runner.now().getTime() - begun, runner.shown);
  const teller = new StatusTeller(record);
  const events = new EventRecorder({
    events: record.path(bundlePaths.events),
    said: `${scriptFiles}.events.ndjson`,
    printed: record.path(bundlePaths.stdout),
    now: runner.now,
    listener: teller,
  });
  const finishing: Finishing = { request, runner, record, sent, streams, events, stopper };
  try {
    const preparation: Preparation = { request, runner, record, events, inputFiles, git };
    return await runPrepared(preparation, finishing, teller, scriptFiles);
  } catch (error) {
    return await failExecution(finishing, ownFailure(error), null);
  } finally {
    signals.dispose();
    control?.close();
    teller.dispose();
    removeScriptFiles(scriptFiles);
  }
}

async function runPrepared(
  preparation: Preparation,
  finishing: Finishing,
  teller: StatusTeller,
  scriptFiles: string,
): Promise<RunOutcome> {
  const { request, runner, record, streams, events, stopper } = finishing;
  const begun = runner.now();
  const captured = await captureBefore(preparation);
  const { environment } = captured;
  const plan = await planRun({ request, runner, environment, scriptFiles }).catch((error: unknown) => {
    if (error instanceof MissingProgram) return error;
    throw error;
  });
  if (plan instanceof MissingProgram)
    return failExecution(finishing, { reason: plan.message, exitCode: 127 }, captured);
  if (stopper.cause !== null) return finishExecution(finishing, captured, null, null);
  events.phase("prepare", begun);
  events.start();
  const described: { instance?: Promise<Instance | null> } = {};
  const beside = (): void => {
    described.instance ??= describeInstance(preparation, plan);
    preloadEnd();
  };
  const phases = { record, streams, stopper, events, now: runner.now, beside };
  const result = await runPhases(plan, request, phases);
  teller.dispose();
  return finishExecution(
    finishing,
    captured,
    await (described.instance ?? describeInstance(preparation, plan)),
    result,
  );
}

/** What the end needs is loaded while the script runs. */
function preloadEnd(): void {
  void import("../bundle/zip/archiveStream").then(({ preloadZipWriter }) => preloadZipWriter());
  void import("../bundle/prov/writeProvXml");
  void import("../bundle/seal/sealBundle");
}

function ownFailure(error: unknown): { readonly reason: string; readonly exitCode: number } {
  if (error instanceof HumanError) return { reason: error.message, exitCode: error.exitCode };
  return { reason: `Executions itself failed: ${messageOf(error)}`, exitCode: 3 };
}

function removeScriptFiles(scriptFiles: string): void {
  for (const ending of ["deploy-script.sh", "execute-script.sh", "undeploy-script.sh", "events.ndjson"])
    rmSync(`${scriptFiles}.${ending}`, { force: true });
}

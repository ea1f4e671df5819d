import { rmSync } from "node:fs";
import { join } from "node:path";
import { HumanError, messageOf } from "../core/humanError";
import { parameterLines } from "../core/processDescription";
import { ControlSocket } from "./controlSocket";
import { createExecution } from "./createExecution";
import { EventRecorder } from "./eventRecorder";
import { failBeforeLaunch, finishExecution, type Finishing } from "./finishExecution";
import { findInputFiles } from "./inputArtifacts";
import { prepareExecution, type Prepared } from "./prepareExecution";
import { runPhase, runToResult, type PhaseOutcome, type PhaseRunner } from "./runPhases";
import type { RunnerEnvironment, RunOutcome, RunRequest } from "./runRequest";
import { ScriptStreams } from "./scriptStreams";
import { Stopper } from "./stopper";
import { StatusTeller } from "./statusTeller";
import { onSignals } from "./signals";

/**
 * Runs one execution from its request to its sealed bundle (design, sections 3, 4 and 6).
 * @throws {HumanError} before anything is created: wrong use, or a workspace that cannot be written to.
 */
export async function runExecution(request: RunRequest, runner: RunnerEnvironment): Promise<RunOutcome> {
  const inputFiles = findInputFiles(request);
  const { captureGit } = await import("./capture/captureGit");
  const git = captureGit({ workspace: request.layout.workspace, exclude: [] });
  const { record, sent } = createExecution(request, runner.now);
  const scriptFiles = join(request.layout.running, record.id);
  const stopper = new Stopper(runner.stopGraceMs, () => {
    if (record.status.state === "STARTED" || record.status.state === "EXECUTING")
      record.advance(["STOPPING"]);
  });
  const signals = onSignals((cause) => stopper.request(cause));
  const control = ControlSocket.open(request.layout, record.id, () => stopper.request("user"));
  const begun = runner.now().getTime();
  const streams = new ScriptStreams(record.bundle, () => runner.now().getTime() - begun, runner.shown);
  const teller = new StatusTeller(record);
  const events = new EventRecorder(
    record.path("metadata/events.ndjson"),
    `${scriptFiles}.events.ndjson`,
    record.path("outputs/stdout.log"),
    runner.now,
    teller,
  );
  const finishing: Finishing = { request, runner, record, sent, streams, events, stopper };
  try {
    const prepared = await prepareExecution({
      request,
      runner,
      record,
      events,
      inputFiles,
      git,
      scriptFiles,
    });
    return await runPrepared(prepared, finishing, teller);
  } catch (error) {
    return await failBeforeLaunch(finishing, ownFailure(error));
  } finally {
    signals.dispose();
    control?.close();
    teller.dispose();
    removeScriptFiles(scriptFiles);
  }
}

async function runPrepared(
  prepared: Prepared,
  finishing: Finishing,
  teller: StatusTeller,
): Promise<RunOutcome> {
  const { request, runner, record, streams, events, stopper } = finishing;
  if (!prepared.plan.ok)
    return failBeforeLaunch(finishing, { reason: prepared.plan.reason, exitCode: 127 }, prepared);
  if (stopper.cause !== null) return finishExecution(finishing, prepared, null);
  const { plan } = prepared.plan;
  const phases: PhaseRunner = {
    record,
    streams,
    stopper,
    now: runner.now,
    onPhase: ({ phase, durationMs }) =>
      events.append({ at: runner.now().toISOString(), type: "phase", phase, durationMs }),
  };
  events.start();
  const timer = startTimeLimit(request, stopper);
  const result = await runToResult(plan, phases);
  clearTimeout(timer);
  teller.dispose();
  if (plan.undeploy !== null) warnOfUndeploy(await runPhase("undeploy", plan.undeploy, phases), events);
  return finishExecution(finishing, prepared, result);
}

function startTimeLimit(request: RunRequest, stopper: Stopper): NodeJS.Timeout | undefined {
  const seconds = Number(parameterLines(request.method, "max-time")[0]);
  // A timer of Node's holds 31 bits of milliseconds; a longer limit is none in practice.
  const ms = Math.min(seconds * 1000, 2 ** 31 - 1);
  return seconds > 0 ? setTimeout(() => stopper.request("time limit"), ms) : undefined;
}

function warnOfUndeploy({ ending }: PhaseOutcome, events: EventRecorder): void {
  if (ending.failure !== null)
    events.warn(`the undeploy script could not be started: ${ending.failure.message}`);
  else if (ending.exitCode !== 0)
    events.warn(
      `the undeploy script ended with ${ending.signal ?? `exit code ${ending.exitCode ?? "unknown"}`}`,
    );
}

function ownFailure(error: unknown): { readonly reason: string; readonly exitCode: number } {
  const exitCode = error instanceof HumanError ? error.exitCode : 3;
  return {
    reason: error instanceof HumanError ? error.message : `Executions itself failed: ${messageOf(error)}`,
    exitCode,
  };
}

function removeScriptFiles(scriptFiles: string): void {
  for (const ending of ["deploy-script.sh", "execute-script.sh", "undeploy-script.sh", "events.ndjson"])
    rmSync(`${scriptFiles}.${ending}`, { force: true });
}

import { parameterLines } from "../core/processDescription";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { launch, type Ending, type Program } from "./launch";
import type { RunPlan } from "./runPlan";
import type { RunRequest } from "./runRequest";
import type { ScriptStreams } from "./scriptStreams";
import type { Stopper } from "./stopper";

export type ScriptPhase = "deploy" | "execute" | "undeploy";

export interface PhaseOutcome {
  readonly phase: ScriptPhase;
  readonly ending: Ending;
  readonly durationMs: number;
  /** The script's process group, for telling whether something of it lives on. */
  readonly group: number | null;
}

export interface PhaseRunner {
  readonly record: ExecutionRecord;
  readonly streams: ScriptStreams;
  readonly stopper: Stopper;
  readonly events: EventRecorder;
  readonly now: () => Date;
  /** Work of ours that need not come first: called when a script was started. */
  readonly beside: () => void;
}

/**
 * Runs deploy, execute and undeploy; undeploy runs after a failure or a stop too, and its own failure is a warning.
 * @returns the outcome that decides: of execute, or of a deploy that did not succeed.
 */
export async function runPhases(
  plan: RunPlan,
  request: RunRequest,
  runner: PhaseRunner,
): Promise<PhaseOutcome> {
  const timer = startTimeLimit(request, runner.stopper);
  try {
    return await runToResult(plan, runner);
  } finally {
    clearTimeout(timer);
    if (plan.undeploy !== null) {
      const { ending } = await runPhase("undeploy", plan.undeploy, runner);
      if (ending.exitCode !== 0) runner.events.warn(`the undeploy script ${howItEnded(ending)}`);
    }
  }
}

async function runToResult(plan: RunPlan, runner: PhaseRunner): Promise<PhaseOutcome> {
  if (plan.deploy !== null) {
    runner.record.advance(["STARTED"], { message: "Deploy script runs" });
    const deployed = await runPhase("deploy", plan.deploy, runner);
    if (deployed.ending.exitCode !== 0 || runner.stopper.cause !== null) return deployed;
  }
  runner.record.advance(plan.deploy === null ? ["STARTED", "EXECUTING"] : ["EXECUTING"], {
    message: "Running",
  });
  return runPhase("execute", plan.execute, runner);
}

/** Runs one program to its end, where a stop can reach it. */
async function runPhase(phase: ScriptPhase, program: Program, runner: PhaseRunner): Promise<PhaseOutcome> {
  const { record, streams, stopper, events, now } = runner;
  const begun = now();
  const launched = await launch(program, streams.pair);
  if (launched.pipes !== null) streams.readAll(launched.pipes);
  if (launched.pid !== null) {
    stopper.attach({ pid: launched.pid, signal: launched.signal }, phase === "undeploy");
    record.ownGroup(launched.pid);
  }
  runner.beside();
  const ending = await launched.ended;
  stopper.detach();
  events.phase(phase, begun, ending);
  return { phase, ending, durationMs: now().getTime() - begun.getTime(), group: launched.pid };
}

function startTimeLimit(request: RunRequest, stopper: Stopper): NodeJS.Timeout | undefined {
  const seconds = Number(parameterLines(request.method, "max-time")[0]);
  // A timer of Node's holds 31 bits of milliseconds; a longer limit is none in practice.
  const ms = Math.min(seconds * 1000, 2 ** 31 - 1);
  return seconds > 0 ? setTimeout(() => stopper.request("time limit"), ms) : undefined;
}

function howItEnded({ exitCode, signal, failure }: Ending): string {
  if (failure !== null) return `could not be started: ${failure.message}`;
  return signal === null ? `ended with exit code ${exitCode ?? "unknown"}` : `was ended by ${signal}`;
}

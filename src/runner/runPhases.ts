import { parameterLines } from "../core/processDescription";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { launch, type Ending, type Program } from "./launch";
import type { ResourceMeter } from "./resources/resourceMeter";
import type { WholePlan } from "./runPlan";
import type { RunRequest } from "./runRequest";
import type { ScriptStreams } from "./scriptStreams";
import type { Stopper } from "./stopper";
import type { TerminalProgram } from "./terminalProgram";

export type ScriptPhase = "deploy" | "execute" | "undeploy";

export interface PhaseOutcome {
  readonly phase: ScriptPhase;
  readonly ending: Ending;
  readonly durationMs: number;
  /** The script's process group, for telling whether something of it lives on. */
  readonly group: number | null;
  /** Whether it ran under a terminal, which makes one of both streams. */
  readonly merged: boolean;
}

export interface PhaseRunner {
  readonly record: ExecutionRecord;
  readonly streams: ScriptStreams;
  readonly stopper: Stopper;
  readonly events: EventRecorder;
  readonly now: () => Date;
  readonly resources: Pick<ResourceMeter, "attach" | "detach">;
  /** Called before the undeploy script, which may take away what the scripts before it made; never throws. */
  readonly beforeUndeploy: () => Promise<void>;
  /** Work of ours that need not come first: called when the script of a phase was started. */
  readonly beside: (phase: ScriptPhase) => void;
}

/**
 * Runs deploy, execute and undeploy; undeploy runs after a failure or a stop too, and its own failure is a warning.
 * @returns the outcome that decides: of execute, or of a deploy that did not succeed.
 */
export async function runPhases(
  plan: WholePlan,
  request: RunRequest,
  runner: PhaseRunner,
): Promise<PhaseOutcome> {
  const timer = startTimeLimit(request, runner.stopper);
  try {
    return await runToResult(plan, runner);
  } finally {
    clearTimeout(timer);
    if (plan.undeploy !== null) {
      await runner.beforeUndeploy();
      const step: Step = { phase: "undeploy", program: plan.undeploy, terminal: null, isLast: true };
      const { ending } = await runPhase(step, runner);
      if (ending.exitCode !== 0) runner.events.warn(`the undeploy script ${howItEnded(ending)}`);
    }
  }
}

async function runToResult(plan: WholePlan, runner: PhaseRunner): Promise<PhaseOutcome> {
  const isLast = plan.undeploy === null;
  if (plan.deploy !== null) {
    runner.record.advance(["STARTED"], { message: "Deploy script runs" });
    const step: Step = { phase: "deploy", program: plan.deploy, terminal: null, isLast };
    const deployed = await runPhase(step, runner);
    if (deployed.ending.exitCode !== 0 || runner.stopper.cause !== null) return deployed;
  }
  runner.record.advance(plan.deploy === null ? ["STARTED", "EXECUTING"] : ["EXECUTING"], {
    message: "Running",
  });
  const { execute: program, terminal } = plan;
  if (terminal !== null) runner.events.warn("it runs under a terminal: stdout.log holds both of its streams");
  return runPhase({ phase: "execute", program, terminal, isLast }, runner);
}

interface Step {
  readonly phase: ScriptPhase;
  readonly program: Program;
  readonly terminal: TerminalProgram | null;
  /** No other script follows: with a stop all that the execution has started is ended. */
  readonly isLast: boolean;
}

/** Runs one program to its end, where a stop can reach it. */
async function runPhase(
  { phase, program, terminal, isLast }: Step,
  runner: PhaseRunner,
): Promise<PhaseOutcome> {
  const { record, streams, stopper, events, resources, now } = runner;
  const begun = now();
  const launched = await launch(program, streams.pair, terminal);
  if (launched.pipes !== null) streams.readAll(launched.pipes);
  let lost: Promise<Ending> | null = null;
  if (launched.pid !== null) {
    const { pid, signal } = launched;
    const executionId = isLast ? record.id : null;
    lost = stopper.attach({ pid, signal, executionId }, phase === "undeploy").then(() => {
      launched.release();
      return neverEnded(pid);
    });
    record.ownGroup(pid);
    resources.attach(pid);
  }
  runner.beside(phase);
  const ending = await (lost === null ? launched.ended : Promise.race([launched.ended, lost]));
  resources.detach();
  for (const { pid, name } of await stopper.ended())
    events.warn(`the process ${pid} (${name}) could not be ended`);
  events.phase(phase, begun, ending);
  return {
    phase,
    ending,
    durationMs: now().getTime() - begun.getTime(),
    group: launched.pid,
    merged: terminal !== null,
  };
}

/** A process that SIGKILL does not end hangs within the kernel: on a disk or a network drive that does not answer. */
function neverEnded(pid: number): Ending {
  const message = `the process ${pid} did not end when it was killed; it waits for a disk or a device`;
  return { exitCode: null, signal: null, failure: { missing: false, message } };
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

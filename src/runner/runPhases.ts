import type { ExecutionRecord } from "./executionRecord";
import { launch, type Ending, type Program } from "./launch";
import type { RunPlan } from "./runPlan";
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
  readonly now: () => Date;
  /** Each phase as it ends. */
  readonly onPhase: (outcome: PhaseOutcome) => void;
}

/** Whether a program did what it should. */
export function isSuccess(ending: Ending): boolean {
  return ending.exitCode === 0 && ending.failure === null;
}

/**
 * Runs deploy and execute; the first that does not succeed decides. The state goes on as each begins.
 * @returns the outcome that decides.
 */
export async function runToResult(plan: RunPlan, runner: PhaseRunner): Promise<PhaseOutcome> {
  if (plan.deploy !== null) {
    runner.record.advance(["STARTED"], { message: "Deploy script runs" });
    const deployed = await runPhase("deploy", plan.deploy, runner);
    if (!isSuccess(deployed.ending) || runner.stopper.cause !== null) return deployed;
  }
  runner.record.advance(plan.deploy === null ? ["STARTED", "EXECUTING"] : ["EXECUTING"], {
    message: "Running",
  });
  return runPhase("execute", plan.execute, runner);
}

/** Runs one program to its end, where a stop can reach it. */
export async function runPhase(
  phase: ScriptPhase,
  program: Program,
  { record, streams, stopper, now, onPhase }: PhaseRunner,
): Promise<PhaseOutcome> {
  const begun = now();
  const launched = await launch(program, streams.pair);
  if (launched.pipes !== null) streams.readAll(launched.pipes);
  if (launched.pid !== null) {
    stopper.attach(launched.pid, phase === "undeploy");
    record.ownGroup(launched.pid);
  }
  const ending = await launched.ended;
  stopper.detach();
  const durationMs = now().getTime() - begun.getTime();
  const outcome: PhaseOutcome = { phase, ending, durationMs, group: launched.pid };
  onPhase(outcome);
  return outcome;
}

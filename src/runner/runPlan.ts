import { isAbsolute, resolve } from "node:path";
import { parameterLines } from "../core/processDescription";
import type { InterpreterKind } from "./interpreter/interpreterKind";
import type { Program } from "./launch";
import type { TerminalProgram } from "./terminalProgram";
import type { RunnerEnvironment, RunRequest } from "./runRequest";
import { methodEnvironment, type MethodEnvironment } from "./secrets/secretEnvironment";

/** What runs in each phase. */
export interface RunPlan {
  readonly deploy: Program | null;
  readonly execute: Program;
  readonly undeploy: Program | null;
  /** The program of the script's language, when it is known. */
  readonly interpreter: { readonly path: string; readonly kind: InterpreterKind } | null;
}

export interface PlanContext extends MethodEnvironment {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  /** Where script files of this run may lie, absolute, without ending. */
  readonly scriptFiles: string;
}

type PlannedRun = Omit<PlanContext, "secretEnvironment">;

/** What is run, and what gives it a terminal of its own where that is wished for. */
export type WholePlan = RunPlan & { readonly terminal: TerminalProgram | null };

/** An interpreter, shell or program is not on this machine: exit code 127; the message says what was looked for. */
export class MissingProgram extends Error {}

/**
 * Makes programs of a method: its `command`, or its deploy, execute and undeploy scripts (design, section 5).
 * @throws {MissingProgram} when something that it needs is not on this machine.
 * @throws {HumanError} wrong use, for what should have been refused before.
 */
export async function planRun(context: PlannedRun): Promise<WholePlan> {
  const plan = await planPrograms(context);
  if (context.runner.settings.terminal === "pipes") return { ...plan, terminal: null };
  const { findTerminalProgram } = await import("./terminalProgram");
  return { ...plan, terminal: await findTerminalProgram(context.environment) };
}

async function planPrograms(context: PlannedRun): Promise<RunPlan> {
  const complete = { ...context, ...methodEnvironment(context.request, context.environment) };
  if (parameterLines(context.request.method, "command").length === 0) {
    const { planScripts } = await import("./scriptPlan");
    return planScripts(complete);
  }
  const { planCommand } = await import("./commandPlan");
  return planCommand(complete);
}

/** The folder that a method runs in: its own wish, relative to the workspace, else `otherwise`. */
export function workingDirectoryOf(
  method: RunRequest["method"],
  workspace: string,
  otherwise: string,
): string {
  const [wished] = parameterLines(method, "working-directory");
  if (wished === undefined || wished === "") return otherwise;
  return isAbsolute(wished) ? wished : resolve(workspace, wished);
}

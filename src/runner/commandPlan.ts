import { resolve } from "node:path";
import { wrongUse } from "../core/humanError";
import { expandArguments } from "../core/placeholder/expandArguments";
import { parameterLines } from "../core/processDescription";
import { isScriptPath } from "../core/scriptEndings";
import { findOnPath } from "./interpreter/findOnPath";
import { interpreterCache } from "./interpreter/interpreterCache";
import { kindOfProgram } from "./interpreter/interpreterKind";
import { interpreterOf } from "./interpreter/interpreterOf";
import { scriptCommand } from "./interpreter/scriptCommand";
import type { Program } from "./launch";
import { MissingProgram, type PlanContext, type RunPlan } from "./runPlan";

/**
 * The plan of a `command` method: an argument vector, run without a shell. A script as its program gets its interpreter.
 * @throws {MissingProgram} when program or interpreter are not on this machine.
 */
export async function planCommand(context: PlanContext): Promise<RunPlan> {
  const { method, inputs } = context.request;
  const expanded = expandArguments(parameterLines(method, "command"), method.inputs, inputs);
  if (!expanded.ok) throw wrongUse(`The command of ${method.id}: ${expanded.reason}`);
  const [file = "", ...args] = expanded.args;
  return isScriptPath(file) ? planScript(context, file, args) : planProgram(context, file, args);
}

async function planScript(context: PlanContext, file: string, args: readonly string[]): Promise<RunPlan> {
  const { request, runner, environment } = context;
  const found = await interpreterOf({
    script: resolve(request.workingDirectory, file),
    method: parameterLines(request.method, "interpreter"),
    workspace: request.layout.workspace,
    settings: runner.interpreters,
    pythonOfEditor: runner.pythonOfEditor,
    environment,
    cache: interpreterCache(request.layout),
  });
  if (!found.ok) throw new MissingProgram(found.reason);
  const outputs = environment["EXECUTION_OUTPUTS"] ?? request.workingDirectory;
  const command = scriptCommand(found, file, [...args, ...request.args], outputs);
  const execute = programOf(context, command, found.environment);
  return { deploy: null, execute, undeploy: null, interpreter: { path: found.path, kind: found.kind } };
}

function planProgram(context: PlanContext, file: string, args: readonly string[]): RunPlan {
  const { request } = context;
  const path = /[\\/]/.test(file) ? file : findOnPath(file, context.environment);
  // Where there is no other Node, the one that runs us serves (VS Code's own).
  if (path === null && file === "node") {
    const execute = programOf(context, [process.execPath, ...args, ...request.args], {
      ELECTRON_RUN_AS_NODE: "1",
    });
    return { deploy: null, execute, undeploy: null, interpreter: { path: process.execPath, kind: "node" } };
  }
  if (path === null)
    throw new MissingProgram(
      `the program ${file} was not found on PATH; install it, or name it with its path in the command`,
    );
  const execute = programOf(context, [file, ...args, ...request.args], {});
  return {
    deploy: null,
    execute,
    undeploy: null,
    interpreter: interpreterNamed(file, resolve(request.workingDirectory, path)),
  };
}

/** An interpreter that a command line names, told by its name. */
function interpreterNamed(file: string, path: string): RunPlan["interpreter"] {
  const kind = kindOfProgram(file);
  return kind === "other" ? null : { path, kind };
}

function programOf(
  { request, environment, secretEnvironment }: PlanContext,
  command: readonly string[],
  added: Readonly<Record<string, string>>,
): Program {
  return {
    command,
    environment: { ...environment, ...added },
    secretEnvironment,
    workingDirectory: request.workingDirectory,
    stdin: request.stdin,
  };
}

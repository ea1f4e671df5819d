import { mkdirSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { HumanError, wrongUse } from "../core/humanError";
import { parameterLines, scriptOf, type ParameterName } from "../core/processDescription";
import { expandArguments } from "../core/placeholder/expandArguments";
import { expandEnvironmentLine } from "../core/placeholder/expandEnvironmentLine";
import { expandScript } from "../core/placeholder/expandScript";
import { isScriptPath } from "../core/scriptEndings";
import { writeFileAtomic } from "../bundle/atomicWrite";
import { findOnPath } from "./interpreter/findOnPath";
import { interpreterOf } from "./interpreter/interpreterOf";
import type { Program } from "./launch";
import type { RunnerEnvironment, RunRequest } from "./runRequest";

/** What runs in each phase. */
export interface RunPlan {
  readonly deploy: Program | null;
  readonly execute: Program;
  readonly undeploy: Program | null;
  /** Program of the script's language, when it is known. */
  readonly interpreter: { readonly path: string; readonly kind: string } | null;
}

export type PlanResult =
  { readonly ok: true; readonly plan: RunPlan } | { readonly ok: false; readonly reason: string };

export interface PlanContext {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly environment: Readonly<Record<string, string>>;
  /** Where script files of this run may lie, absolute, without ending. */
  readonly scriptFiles: string;
}

/**
 * Makes programs of a method: its `command`, or its deploy, execute and undeploy scripts (design, section 5).
 * @returns the plan, or why there is none on this machine (an interpreter or shell is missing: exit code 127).
 * @throws {HumanError} wrong use, for what should have been refused before.
 */
export async function planRun(context: PlanContext): Promise<PlanResult> {
  const environment = withMethodEnvironment(context);
  const command = parameterLines(context.request.method, "command");
  return command.length > 0 ? planCommand(context, environment, command) : planScripts(context, environment);
}

/** The folder that a method runs in: its own wish, relative to the workspace, else where the request says. */
export function workingDirectoryOf(
  method: RunRequest["method"],
  workspace: string,
  otherwise: string,
): string {
  const [wished] = parameterLines(method, "working-directory");
  if (wished === undefined || wished === "") return otherwise;
  return isAbsolute(wished) ? wished : resolve(workspace, wished);
}

function withMethodEnvironment({ request, environment }: PlanContext): Record<string, string> {
  const all = { ...environment };
  for (const line of parameterLines(request.method, "environment")) {
    const expanded = expandEnvironmentLine(line, request.method.inputs, {
      ...request.inputs,
      ...request.secrets,
    });
    if (!expanded.ok)
      throw wrongUse(`The environment line "${line}" of ${request.method.id}: ${expanded.reason}`);
    if (expanded.value !== null) all[expanded.name] = expanded.value;
  }
  return all;
}

async function planCommand(
  { request, runner }: PlanContext,
  environment: Record<string, string>,
  command: readonly string[],
): Promise<PlanResult> {
  const expanded = expandArguments(command, request.method.inputs, request.inputs);
  if (!expanded.ok) throw wrongUse(`The command of ${request.method.id}: ${expanded.reason}`);
  const [file = "", ...rest] = expanded.args;
  const program = (front: readonly string[], added: Readonly<Record<string, string>> = {}): Program => ({
    command: [...front, ...rest, ...request.args],
    environment: { ...environment, ...added },
    workingDirectory: request.workingDirectory,
    stdin: request.stdin,
  });
  if (!isScriptPath(file)) return planProgram(file, program, environment, scriptOf(request.method));
  const script = resolve(request.workingDirectory, file);
  const [own] = parameterLines(request.method, "interpreter");
  const found = await interpreterOf({
    script,
    interpreter: own ?? null,
    workspace: request.layout.workspace,
    settings: runner.interpreters,
    pythonOfEditor: runner.pythonOfEditor,
    environment,
  });
  if (!found.ok) return found;
  const front = [...found.command, file];
  return {
    ok: true,
    plan: {
      deploy: null,
      execute: program(front, found.environment),
      undeploy: null,
      interpreter: { path: found.path, kind: found.kind },
    },
  };
}

function planProgram(
  file: string,
  program: (front: readonly string[], added?: Readonly<Record<string, string>>) => Program,
  environment: Record<string, string>,
  script: string | null,
): PlanResult {
  const onPath = /[\\/]/.test(file) ? file : findOnPath(file, environment);
  // Where there is no other Node, the one that runs us serves (VS Code's own).
  if (onPath === null && file === "node")
    return {
      ok: true,
      plan: {
        deploy: null,
        execute: program([process.execPath], { ELECTRON_RUN_AS_NODE: "1" }),
        undeploy: null,
        interpreter: { path: process.execPath, kind: "node" },
      },
    };
  if (onPath === null)
    return {
      ok: false,
      reason: `the program ${file} was not found on PATH; install it, or name it with its path in the method's command`,
    };
  const kind =
    /^(python|node|Rscript|julia|bash|sh|perl|ruby|pwsh)/.exec(file.slice(file.search(/[^\\/]*$/)))?.[1] ??
    null;
  const interpreter = kind === null || script === null ? null : { path: onPath, kind };
  return { ok: true, plan: { deploy: null, execute: program([file]), undeploy: null, interpreter } };
}

function planScripts(context: PlanContext, environment: Record<string, string>): PlanResult {
  const execute = scriptProgram(context, environment, "execute-script", context.request.args);
  if (execute === null)
    throw new HumanError(
      `The method ${context.request.method.id} has nothing to run: give it a command or an execute-script.`,
      2,
    );
  if (!execute.ok) return execute;
  const deploy = scriptProgram(context, environment, "deploy-script", []);
  const undeploy = scriptProgram(context, environment, "undeploy-script", []);
  if (deploy?.ok === false) return deploy;
  if (undeploy?.ok === false) return undeploy;
  return {
    ok: true,
    plan: {
      deploy: deploy?.program ?? null,
      execute: execute.program,
      undeploy: undeploy?.program ?? null,
      interpreter: { path: execute.shell, kind: "shell" },
    },
  };
}

type ScriptProgram =
  | { readonly ok: true; readonly program: Program; readonly shell: string }
  | { readonly ok: false; readonly reason: string };

function scriptProgram(
  { request, scriptFiles }: PlanContext,
  environment: Record<string, string>,
  name: ParameterName,
  args: readonly string[],
): ScriptProgram | null {
  const lines = parameterLines(request.method, name);
  if (lines.join("").trim() === "") return null;
  const expanded = expandScript(lines.join("\n"), request.method.inputs);
  if (!expanded.ok)
    throw wrongUse(`The ${name} of ${request.method.id}, line ${expanded.line}: ${expanded.reason}`);
  const shell = shellFor(expanded.script, environment);
  if (shell === null) return { ok: false, reason: missingShell() };
  const file = `${scriptFiles}.${name}.sh`;
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileAtomic(file, `${expanded.script}\n`, { mode: 0o700 });
  const command = [...shell, file, ...args];
  const { workingDirectory, stdin } = request;
  return { ok: true, shell: shell[0] ?? "", program: { command, environment, workingDirectory, stdin } };
}

/** `bash -e -o pipefail`, `sh -e` where there is no bash, or what a first line `#!` names. */
function shellFor(script: string, environment: Record<string, string>): string[] | null {
  const own = /^#!\s*(\S+)(?:[ \t]+([^\n]*\S))?/.exec(script);
  if (own?.[1] !== undefined) return own[2] === undefined ? [own[1]] : [own[1], own[2]];
  const bash = findOnPath("bash", environment);
  if (bash !== null) return [bash, "-e", "-o", "pipefail"];
  const sh = process.platform === "win32" ? null : findOnPath("sh", environment);
  return sh === null ? null : [sh, "-e"];
}

function missingShell(): string {
  return process.platform === "win32"
    ? "shell scripts need Git's bash on Windows: install Git for Windows, or give the method a command"
    : "neither bash nor sh was found on PATH";
}

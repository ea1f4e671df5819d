import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { wrongUse } from "../core/humanError";
import { expandScript } from "../core/placeholder/expandScript";
import { parameterLines, type ParameterName } from "../core/processDescription";
import { writeFileAtomic } from "../bundle/atomicWrite";
import { kindOfProgram } from "./interpreter/interpreterKind";
import { findOnPath } from "./interpreter/findOnPath";
import type { Program } from "./launch";
import { MissingProgram, type PlanContext, type RunPlan } from "./runPlan";

/**
 * The plan of a method with shell scripts, each joined and expanded as a whole.
 * @throws {MissingProgram} without a shell. @throws {HumanError} for a method without an execute script.
 */
export function planScripts(context: PlanContext): RunPlan {
  const execute = scriptProgram(context, "execute-script", context.request.args);
  if (execute === null)
    throw wrongUse(
      `The method ${context.request.method.id} has nothing to run: give it a command or an execute-script.`,
    );
  const [shell = ""] = execute.command;
  return {
    deploy: scriptProgram(context, "deploy-script", []),
    execute,
    undeploy: scriptProgram(context, "undeploy-script", []),
    interpreter: { path: shell, kind: kindOfProgram(shell) },
  };
}

function scriptProgram(
  { request, environment, secretEnvironment, scriptFiles }: PlanContext,
  name: ParameterName,
  args: readonly string[],
): Program | null {
  const lines = parameterLines(request.method, name);
  if (lines.join("").trim() === "") return null;
  const expanded = expandScript(lines.join("\n"), request.method.inputs);
  if (!expanded.ok)
    throw wrongUse(`The ${name} of ${request.method.id}, line ${expanded.line}: ${expanded.reason}`);
  const file = `${scriptFiles}.${name}.sh`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomic(file, `${expanded.script}\n`, { mode: 0o700 });
  const { workingDirectory, stdin } = request;
  return {
    command: [...shellFor(expanded.script, environment), file, ...args],
    environment,
    secretEnvironment,
    workingDirectory,
    stdin,
  };
}

/** `bash -e -o pipefail`, `sh -e` where there is no bash, or what a first line `#!` names. */
function shellFor(script: string, environment: Readonly<Record<string, string>>): string[] {
  const own = /^#!\s*(\S+)(?:[ \t]+([^\n]*\S))?/.exec(script);
  if (own?.[1] !== undefined) return own[2] === undefined ? [own[1]] : [own[1], own[2]];
  const bash = findOnPath("bash", environment);
  if (bash !== null) return [bash, "-e", "-o", "pipefail"];
  if (process.platform === "win32")
    throw new MissingProgram(
      "shell scripts need Git's bash on Windows: install Git for Windows, or give the method a command",
    );
  const sh = findOnPath("sh", environment);
  if (sh === null) throw new MissingProgram("neither bash nor sh was found on PATH");
  return [sh, "-e"];
}

import { existsSync, statSync } from "node:fs";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { wrongUse } from "../core/humanError";
import type { ProcessDescription } from "../core/processDescription";
import { isScriptPath } from "../core/scriptEndings";
import { methodOfProgram, methodOfScript } from "../core/scriptMethod";
import type { WorkspaceLayout } from "../bundle/layout";
import { findMethod, findMethodForScript } from "../bundle/methods/readMethods";
import { isProgram } from "../runner/interpreter/findOnPath";
import { workingDirectoryOf } from "../runner/runPlan";

/** What `run` was asked to run. */
export interface RunTarget {
  readonly method: ProcessDescription;
  readonly args: readonly string[];
  /** Absolute. */
  readonly workingDirectory: string;
}

/**
 * Tells script, method and plain command line apart (design, section 5): an existing file, or anything with a separator
 * or a known script ending, is a script; else a method's id.
 * @throws {HumanError} wrong use, when there is no such script or method.
 */
export function resolveTarget(
  layout: WorkspaceLayout,
  cwd: string,
  name: string | undefined,
  rest: readonly string[],
): RunTarget {
  if (name === undefined) return programTarget(layout, cwd, rest);
  if (isScriptName(cwd, name)) return scriptTarget(layout, cwd, name, rest);
  const method = findMethod(layout, name);
  return {
    method,
    args: rest,
    workingDirectory: workingDirectoryOf(method, layout.workspace, layout.workspace),
  };
}

function isScriptName(cwd: string, name: string): boolean {
  const path = resolve(cwd, name);
  return /[\\/]/.test(name) || isScriptPath(name) || (existsSync(path) && statSync(path).isFile());
}

function programTarget(layout: WorkspaceLayout, cwd: string, rest: readonly string[]): RunTarget {
  const [program, ...args] = rest;
  if (program === undefined || program === "")
    throw wrongUse(
      "say what to run: executions run METHOD, executions run SCRIPT or executions run -- PROGRAM ARGS.",
    );
  return { method: methodOfProgram(program, insideOf(layout.workspace, cwd)), args, workingDirectory: cwd };
}

function scriptTarget(
  layout: WorkspaceLayout,
  cwd: string,
  name: string,
  args: readonly string[],
): RunTarget {
  const path = resolve(cwd, name);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw wrongUse(`there is no script ${path}.`);
  if (!stats.isFile()) throw wrongUse(`${path} is a folder; name a script in it.`);
  if (!isScriptPath(path) && !isProgram(path))
    throw wrongUse(
      `${path} is no script: its ending is not known and it is not executable. Make it so (chmod +x), or name its program: executions run -- PROGRAM ${name}`,
    );
  const script = insideOf(layout.workspace, path);
  const saved = findMethodForScript(layout, script);
  if (saved !== null)
    return {
      method: saved,
      args,
      workingDirectory: workingDirectoryOf(saved, layout.workspace, layout.workspace),
    };
  const command = relative(cwd, path).split(sep).join("/");
  // A bare name would be looked for on PATH where its ending says nothing.
  const called = command.includes("/") || isScriptPath(command) ? command : `./${basename(path)}`;
  return {
    method: methodOfScript(script, called, insideOf(layout.workspace, cwd)),
    args,
    workingDirectory: cwd,
  };
}

/** A path relative to the workspace, POSIX; absolute when it lies elsewhere, "" for the workspace itself. */
function insideOf(workspace: string, path: string): string {
  const inside = relative(workspace, path);
  const isOutside = inside.startsWith("..") || isAbsolute(inside);
  return (isOutside ? path : inside).split(sep).join("/");
}

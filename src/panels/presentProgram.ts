import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, resolve, sep } from "node:path";
import { kindOfProgram, type InterpreterKind } from "../runner/interpreter/interpreterKind";

/** What a bundle tells of its run; whoever made it may have written anything there. */
export interface RecordedRun {
  /** Absolute. */
  readonly workspace: string;
  readonly imported: boolean;
  /** The path of the interpreter. */
  readonly interpreter: string | null;
  /** In the workspace. */
  readonly script: string | null;
}

interface Program {
  readonly path: string;
  readonly kind: InterpreterKind;
}

interface PresentProgram {
  readonly interpreter: Program | null;
  /** Where the script lies, absolute. */
  readonly folder: string;
}

/**
 * What runs the script of an execution now: the recorded interpreter while it is there and was recorded here, else the one
 * that the workspace chooses for the script. A bundle decides on no program: none that it brought, and none on another host.
 * @param choose finds the interpreter of a script, which is absolute.
 */
export async function presentProgram(
  run: RecordedRun,
  choose: (script: string) => Promise<Program | null>,
): Promise<PresentProgram> {
  const named = run.script === null ? null : resolve(run.workspace, run.script);
  const script = named !== null && isSound(named, run) ? named : null;
  const interpreter = recordedProgram(run) ?? (script === null ? null : await choose(script));
  return { interpreter, folder: script === null ? run.workspace : dirname(script) };
}

function recordedProgram(run: RecordedRun): Program | null {
  const { interpreter, imported } = run;
  if (interpreter === null || imported || !isAbsolute(interpreter)) return null;
  const path = resolve(interpreter);
  return isSound(path, run) && existsSync(path) ? { path, kind: kindOfProgram(path) } : null;
}

/** A look at a path of another host would already tell that host who looks: those are told by their text. */
function isSound(path: string, { workspace, imported }: RecordedRun): boolean {
  const isOfOtherHost = /^[\\/]{2}/.test(path);
  if (!path.startsWith(workspace + sep) && (imported || isOfOtherHost)) return false;
  return !liesInExecutions(path) && !liesInExecutions(realPath(path));
}

function liesInExecutions(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part.toLowerCase() === ".executions");
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

import { type InputDescription } from "../processDescription";
import { findPlaceholders, unknownPlaceholder } from "./matchPlaceholder";
import { scanScript, scanUntilParenthesis } from "./scanCommands";
import { type Refusal, type Scope, ScanFailure, ShellScan, type Use } from "./shellScan";

/** A script ready to run, or why not: the 1-based line and what to do. */
export type ExpandedScript =
  | { readonly ok: true; readonly script: string }
  | { readonly ok: false; readonly line: number; readonly reason: string };

type Inputs = Readonly<Record<string, InputDescription>>;

/**
 * Replaces each `{{ name }}` of a shell script by a reference to the variable that carries the input's value, quoted
 * for where it stands (design, section 5); no value ever becomes part of the script. Placeholders in comments stay.
 * What stands where a shell would evaluate the value, or where that cannot be told, is refused.
 * @param script the lines of the script, joined; read as bash and sh read it.
 */
export function expandScript(script: string, inputs: Inputs): ExpandedScript {
  const isInput = (name: string): boolean => Object.hasOwn(inputs, name);
  const [first] = findPlaceholders(script, isInput);
  if (first === undefined) return { ok: true, script };
  const program = otherProgram(script);
  if (program !== null)
    return refusedAt(
      script,
      first.start,
      `{{ ${first.name} }} stands in a script for ${program}, which only the shells sh, bash and dash are understood of: read the variable EXECUTION_INPUT_… in it instead`,
    );
  const scan = new ShellScan(script, isInput, scanUntilParenthesis);
  try {
    scanScript(scan);
  } catch (thrown) {
    if (thrown instanceof ScanFailure) return refusedAt(script, thrown.position, thrown.message);
    throw thrown;
  }
  markStores(scan);
  const problem = firstProblem(scan, inputs);
  return problem ?? { ok: true, script: scan.result() };
}

function refusedAt(script: string, position: number, reason: string): ExpandedScript {
  return { ok: false, line: script.slice(0, position).split("\n").length, reason };
}

/** The program that a first line `#!` names, when it is none whose grammar is read here. */
function otherProgram(script: string): string | null {
  const line = /^#![ \t]*([^\n]*)/.exec(script)?.[1];
  if (line === undefined) return null;
  const [path = "", ...rest] = line.trim().split(/[ \t]+/);
  const isEnv = path.endsWith("/env");
  const program = isEnv ? rest.find((word) => !/^-|=/.test(word)) : path;
  const name = program?.slice(program.lastIndexOf("/") + 1) ?? "";
  return ["sh", "bash", "dash", "ash", "rbash"].includes(name) ? null : name;
}

/** Variables that bash evaluates whenever they are assigned or shown. */
const alwaysEvaluated: ReadonlySet<string> = new Set(
  "PS0 PS1 PS2 PS4 PROMPT_COMMAND RANDOM SECONDS LINENO HISTCMD SRANDOM EPOCHSECONDS BASHPID PPID OPTIND UID EUID BASH_ENV ENV".split(
    " ",
  ),
);

/** Refuses what is stored in variables that the shell evaluates; which these are is known at the end alone. */
function markStores(scan: ShellScan): void {
  for (const { variable, scope, declared } of scan.stores) {
    const evaluated = scan.evaluatedVariables.has(variable) || alwaysEvaluated.has(variable);
    if (!evaluated && !(declared && scan.arrayVariables.has(variable))) continue;
    scope.refusal ??= {
      because: `is stored in ${variable}, whose values the shell evaluates and which would run a command hidden in the value: use a variable of another name that is declared neither with -i, -n nor as an array`,
    };
  }
}

function firstProblem(scan: ShellScan, inputs: Inputs): ExpandedScript | null {
  for (const use of scan.uses.toSorted((one, other) => one.start - other.start)) {
    const reason = problemOf(scan, use, inputs);
    if (reason !== null) return refusedAt(scan.text, use.start, reason);
  }
  return null;
}

function problemOf(scan: ShellScan, use: Use, inputs: Inputs): string | null {
  if (!Object.hasOwn(inputs, use.name)) return unknownPlaceholder(use.name, Object.keys(inputs));
  if (scan.aliasedFrom !== null && use.start > scan.aliasedFrom)
    return `{{ ${use.name} }} comes after an alias, which changes how the script is read: use a function in its place`;
  const isInteger = inputs[use.name]?.schema.type === "integer";
  const refusal = refusalOf(use.scope, isInteger);
  return refusal === null ? null : `{{ ${use.name} }} ${refusal.because}`;
}

/** The innermost refusal that holds for a place. */
function refusalOf(scope: Scope, isInteger: boolean): Refusal | null {
  for (let part: Scope | null = scope; part !== null; part = part.parent)
    if (part.refusal !== null && !(isInteger && part.refusal.integers === true)) return part.refusal;
  return null;
}

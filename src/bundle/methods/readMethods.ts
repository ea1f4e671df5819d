import { lstatSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { methodIdOfScript, isMethodId } from "../../core/executionId";
import { wrongUse } from "../../core/humanError";
import { parseMethod } from "../../core/method/parseMethod";
import { nearestOf } from "../../core/nearest";
import { scriptOf, type ProcessDescription } from "../../core/processDescription";
import type { WorkspaceLayout } from "../layout";
import { readJson } from "../readJson";

export interface MethodFile {
  readonly method: ProcessDescription;
  /** Of the descriptor, absolute. */
  readonly file: string;
}

export interface MethodProblem {
  /** Absolute. */
  readonly file: string;
  /** Why it is no method: not JSON, or no process description. */
  readonly reasons: readonly string[];
}

/** What a methods folder holds. */
export interface MethodsRead {
  /** By file name. */
  readonly methods: readonly MethodFile[];
  readonly problems: readonly MethodProblem[];
}

/** Reads every descriptor of `methods/`; a damaged one hides no other. Never throws. */
export function readMethods(layout: WorkspaceLayout): MethodsRead {
  const methods: MethodFile[] = [];
  const problems: MethodProblem[] = [];
  for (const name of descriptorNames(layout.methods)) {
    const read = readDescriptor(layout, name);
    if ("reasons" in read) problems.push(read);
    else methods.push(read);
  }
  const twins = methods.flatMap((candidate) => twinProblem(candidate, methods));
  const damaged = new Set(twins.map(({ file }) => file));
  return { methods: methods.filter(({ file }) => !damaged.has(file)), problems: [...problems, ...twins] };
}

/** Of several descriptors with one id the one that is named for it counts, else the first. */
function twinProblem({ method, file }: MethodFile, all: readonly MethodFile[]): MethodProblem[] {
  const same = all.filter((other) => other.method.id === method.id);
  const [first] = same;
  const counts = same.find((other) => basename(other.file) === `${method.id}.json`) ?? first;
  if (counts === undefined || counts.file === file) return [];
  return [{ file, reasons: [`its id ${method.id} is that of ${counts.file} already`] }];
}

/**
 * The method of an id.
 * @throws {HumanError} wrong use: there is none (the nearest is named), or its descriptor is none (file and reasons are).
 */
export function findMethod(layout: WorkspaceLayout, id: string): ProcessDescription {
  const own =
    isMethodId(id) && isPresent(join(layout.methods, `${id}.json`))
      ? readDescriptor(layout, `${id}.json`)
      : null;
  if (own !== null && "reasons" in own) throw wrongUse(`${describeProblem(own)} Correct the file.`);
  if (own?.method.id === id) return own.method;
  const { methods, problems } = readMethods(layout);
  const found = methods.find(({ method }) => method.id === id);
  if (found !== undefined) return found.method;
  const nearest = nearestOf(
    id,
    methods.map(({ method }) => method.id),
  );
  const hint = nearest === null ? "See executions methods." : `Did you mean ${nearest}?`;
  const damaged = problems.map((problem) => ` ${describeProblem(problem)}`).join("");
  throw wrongUse(`there is no method ${id} in ${layout.methods}. ${hint}${damaged}`);
}

/**
 * The saved method of a script, or null when there is none.
 * @param workspacePath of the script, relative to the workspace, POSIX.
 */
export function findMethodForScript(
  layout: WorkspaceLayout,
  workspacePath: string,
): ProcessDescription | null {
  const candidates = readMethods(layout).methods.filter(({ method }) => {
    const script = scriptOf(method);
    return script !== null && plainPath(script) === plainPath(workspacePath);
  });
  const own = candidates.find(({ method }) => method.id === methodIdOfScript(workspacePath));
  return (own ?? candidates[0])?.method ?? null;
}

/** A damaged descriptor in a sentence. */
export function describeProblem({ file, reasons }: MethodProblem): string {
  return `${file} is not a method: ${reasons.join("; ")}.`;
}

function descriptorNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json") && !name.startsWith("."))
      .sort();
  } catch {
    return [];
  }
}

function readDescriptor(layout: WorkspaceLayout, name: string): MethodFile | MethodProblem {
  const file = join(layout.methods, name);
  const read = readJson(file);
  if (!read.ok) return { file, reasons: [read.reason] };
  const parsed = parseMethod(read.value, name);
  return parsed.ok ? { file, method: parsed.method } : { file, reasons: parsed.problems };
}

function isPresent(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function plainPath(path: string): string {
  return path.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}

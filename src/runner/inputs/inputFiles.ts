import { statSync, type Stats } from "node:fs";
import { resolve } from "node:path";
import { wrongUse } from "../../core/humanError";
import { scriptRole } from "../../core/inputContent";
import { scriptOf, type InputDescription, type ProcessDescription } from "../../core/processDescription";
import type { RunRequest } from "../runRequest";
import type { ResolvedInput } from "./resolvedInput";

export interface InputFile {
  readonly role: string;
  /** Absolute. */
  readonly path: string;
  readonly stats: Stats;
  readonly known: "declared" | "argument";
  /** The value as it was given. */
  readonly given: string;
  /** Where the value is no path: what it led to. */
  readonly resolved: ResolvedInput | null;
  /** Whether the script gets a copy in the bundle. */
  readonly isMaterialized: boolean;
}

/** What of a request tells its input files. */
export type InputsAsked = Pick<
  RunRequest,
  "layout" | "method" | "inputs" | "args" | "workingDirectory" | "resolved" | "materialize"
>;

/**
 * The files and folders that a run is given: declared inputs, and arguments that name existing files.
 * @throws {HumanError} wrong use, when a declared file or folder is not there.
 */
export function findInputFiles(request: InputsAsked): InputFile[] {
  refuseUnknown(request);
  const declared = Object.entries(request.method.inputs).flatMap(([role, input]) =>
    valuesOf(request, role, input).flatMap((given) => declaredFile(request, role, input, given)),
  );
  const seen = new Set(declared.map((file) => file.path));
  const others = [...scriptFile(request), ...argumentFiles(request)];
  return [...declared, ...others.filter((file) => !seen.has(file.path))];
}

/** The format of what an input names: `file`, `directory`, `url`, …, of each value where it takes a list. */
export function formatOf({ schema }: InputDescription): string | undefined {
  return schema.format ?? schema.items?.format;
}

/** The texts that an input was given, one or many. */
export function textsOf(inputs: InputsAsked["inputs"], role: string): string[] {
  const value = inputs[role];
  const values = Array.isArray(value) ? value : [value];
  return values.filter((item): item is string => typeof item === "string" && item !== "");
}

function valuesOf(request: InputsAsked, role: string, input: InputDescription): string[] {
  const format = formatOf(input);
  const texts = textsOf(request.inputs, role);
  if (format === "url") return texts.filter((text) => request.resolved?.has(text) === true);
  return format === "file" || format === "directory" ? texts : [];
}

function refuseUnknown({ method, materialize = [] }: InputsAsked): void {
  for (const name of materialize) {
    const input = Object.hasOwn(method.inputs, name) ? method.inputs[name] : undefined;
    if (input === undefined || !["file", "directory", "url"].includes(formatOf(input) ?? ""))
      throw wrongUse(
        `--materialize ${name}: ${input === undefined ? `${method.id} has no input ${name}` : `${name} is no file, folder or URL`}; ${namesOf(method)}`,
      );
  }
}

function namesOf({ inputs }: ProcessDescription): string {
  const names = Object.entries(inputs).flatMap(([name, input]) =>
    ["file", "directory", "url"].includes(formatOf(input) ?? "") ? [name] : [],
  );
  return names.length === 0 ? "it has no input that could be copied." : `there are ${names.join(", ")}.`;
}

function declaredFile(
  request: InputsAsked,
  role: string,
  input: InputDescription,
  given: string,
): InputFile[] {
  const resolved = request.resolved?.get(given) ?? null;
  const path = resolved?.path ?? resolve(request.workingDirectory, given);
  const stats = wantedFile(request, role, path, formatOf(input) === "directory" ? "folder" : "file");
  const isMaterialized = input["x-materialize"] === true || request.materialize?.includes(role) === true;
  return [{ role, path, stats, known: "declared", given, resolved, isMaterialized }];
}

function wantedFile(
  { workingDirectory }: InputsAsked,
  role: string,
  path: string,
  wanted: "file" | "folder",
): Stats {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw wrongUse(`${role}: there is no ${wanted} ${path}. Paths are relative to ${workingDirectory}.`);
  if (wanted === "folder" ? !stats.isDirectory() : stats.isDirectory())
    throw wrongUse(
      `${role}: ${path} is ${stats.isDirectory() ? "a folder, a file is" : "a file, a folder is"} wanted.`,
    );
  return stats;
}

const plain = { resolved: null, isMaterialized: false, known: "argument" } as const;

/** The script itself is an argument of its interpreter. */
function scriptFile({ method, layout }: InputsAsked): InputFile[] {
  const script = scriptOf(method);
  if (script === null) return [];
  const path = resolve(layout.workspace, script);
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? [{ ...plain, role: scriptRole, path, stats, given: script }] : [];
}

function argumentFiles(request: InputsAsked): InputFile[] {
  return request.args.flatMap((argument, index) => {
    const value = argument.startsWith("-") ? argument.slice(argument.indexOf("=") + 1) : argument;
    if (value === "" || value === argument.slice(0, 1) || value.includes("\0")) return [];
    const path = resolve(request.workingDirectory, value);
    const stats = statOf(path);
    return stats?.isFile() === true
      ? [{ ...plain, role: `argument ${index + 1}`, path, stats, given: value }]
      : [];
  });
}

/** An argument may be any text: one that is too long for a path is none. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

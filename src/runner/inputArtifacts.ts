import { realpathSync, statSync, type Stats } from "node:fs";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { artifactTypeOf } from "../core/artifactType";
import { wrongUse } from "../core/humanError";
import { scriptOf, type InputDescription } from "../core/processDescription";
import type { Artifact } from "../core/records";
import { hashFileInTurns, type ContentIdentity } from "../bundle/seal/hashFile";
import type { RunRequest } from "./runRequest";

/** What the script is to an execution, beside its inputs by name. */
const scriptRole = "script";

export interface InputFile {
  readonly role: string;
  readonly path: string;
  readonly stats: Stats;
  readonly known: "declared" | "argument";
}

/**
 * The files and folders that a run is given: declared inputs, and arguments that name existing files.
 * @throws {HumanError} wrong use, when a declared file or folder is not there.
 */
export function findInputFiles(request: RunRequest): InputFile[] {
  const declared = Object.entries(request.method.inputs).flatMap(([role, input]) =>
    pathsOf(request, role, input).map((path) => declaredFile(request, role, input, path)),
  );
  const seen = new Set(declared.map((file) => file.path));
  const others = [...scriptFile(request), ...argumentFiles(request)];
  return [...declared, ...others.filter((file) => !seen.has(file.path))];
}

/** The artifacts of input files, hashed; one that cannot be read is told by `warn` and left out. */
export async function hashInputFiles(
  request: RunRequest,
  files: readonly InputFile[],
  warn: (message: string) => void,
): Promise<Artifact[]> {
  const artifacts: Artifact[] = [];
  for (const { role, path, stats, known } of files) {
    try {
      const { sha256, size } = await identityOf(request, path, stats);
      const type = role === scriptRole ? "Script" : stats.isDirectory() ? "Dataset" : artifactTypeOf(path);
      const uri = uriOf(request.layout.workspace, path);
      artifacts.push({
        direction: "input",
        name: basename(path),
        role,
        type,
        version: null,
        sha256,
        size,
        uri,
        known,
      });
    } catch (error) {
      warn(`the input ${path} could not be hashed: ${(error as Error).message}`);
    }
  }
  return artifacts;
}

/** Up to this size a file is hashed sooner than the cache is loaded. */
const smallBytes = 256 * 1024;

async function identityOf({ layout }: RunRequest, path: string, stats: Stats): Promise<ContentIdentity> {
  const real = realpathSync(path);
  if (stats.isFile() && stats.size <= smallBytes) return await hashFileInTurns(real);
  const { HashCache } = await import("../bundle/seal/hashCache");
  return (await new HashCache(layout.hashes).hash(real)).identity;
}

/** A path as the bundle names it: relative to the workspace where it lies in it, POSIX, else absolute. */
function uriOf(workspace: string, path: string): string {
  const inside = relative(workspace, path);
  const isInside = inside !== "" && !inside.startsWith("..") && !isAbsolute(inside);
  return (isInside ? inside : path).split(sep).join("/");
}

function pathsOf(request: RunRequest, role: string, input: InputDescription): string[] {
  const format = input.schema.format ?? input.schema.items?.format;
  if (format !== "file" && format !== "directory") return [];
  const value = request.inputs[role];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((item) =>
    typeof item === "string" && item !== "" ? [resolve(request.workingDirectory, item)] : [],
  );
}

function declaredFile(request: RunRequest, role: string, input: InputDescription, path: string): InputFile {
  const wanted = (input.schema.format ?? input.schema.items?.format) === "directory" ? "folder" : "file";
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw wrongUse(
      `${role}: there is no ${wanted} ${path}. Paths are relative to ${request.workingDirectory}.`,
    );
  if (wanted === "folder" ? !stats.isDirectory() : stats.isDirectory())
    throw wrongUse(
      `${role}: ${path} is ${stats.isDirectory() ? "a folder, a file is" : "a file, a folder is"} wanted.`,
    );
  return { role, path, stats, known: "declared" };
}

/** The script itself is an argument of its interpreter. */
function scriptFile({ method, layout }: RunRequest): InputFile[] {
  const script = scriptOf(method);
  if (script === null) return [];
  const path = resolve(layout.workspace, script);
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? [{ role: scriptRole, path, stats, known: "argument" }] : [];
}

function argumentFiles(request: RunRequest): InputFile[] {
  return request.args.flatMap((argument, index) => {
    const value = argument.startsWith("-") ? argument.slice(argument.indexOf("=") + 1) : argument;
    if (value === "" || value === argument.slice(0, 1) || value.includes("\0")) return [];
    const path = resolve(request.workingDirectory, value);
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true
      ? [{ role: `argument ${index + 1}`, path, stats, known: "argument" as const }]
      : [];
  });
}

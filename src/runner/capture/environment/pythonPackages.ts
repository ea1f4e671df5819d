import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { isJsonObject, objectOf, textOf, type Json } from "../../../core/json";
import type { Interpreter, PackageEnvironment } from "../../../core/records";
import { type EnvironmentCache } from "./environmentCache";
import { pythonProbe } from "./pythonProbe";
import { type ToolRunner } from "./toolRunner";

export interface PythonQuestion {
  /** Absolute path of the interpreter, as the script is run. */
  readonly path: string;
  readonly workingDirectory: string;
  /** Of the script. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cache: EnvironmentCache;
  readonly run: ToolRunner;
}

export type PackagesAnswer =
  { readonly ok: true; readonly interpreter: Interpreter } | { readonly ok: false; readonly reason: string };

const timeLimitMs = 15_000;

/**
 * Version and installed packages of the Python that a script runs under: what its own `import` would find, PYTHONPATH
 * and the user's packages included. Nothing of the user's runs. An answer is remembered for as long as no folder of
 * packages changes, so that a further run starts no process.
 */
export async function pythonPackages(question: PythonQuestion): Promise<PackagesAnswer> {
  const { path, cache, run } = question;
  const key = keyOf(question);
  const known = objectOf(cache.read(key) ?? null);
  if (known !== null && unchanged(known["times"]))
    return { ok: true, interpreter: interpreterOf(path, known) };
  const answer = await run({ program: path, args: ["-I", "-S", "-c", pythonProbe], timeLimitMs });
  if (!answer.ok) return answer;
  const told = parsed(answer.text);
  if (told === null) return { ok: false, reason: `${path} did not tell its packages` };
  cache.write(key, told);
  return { ok: true, interpreter: interpreterOf(path, told) };
}

function parsed(text: string): Record<string, Json> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) && isJsonObject(value["packages"]) ? value : null;
  } catch {
    return null;
  }
}

/** Whether each folder has the time of change, in ns, that it had when the packages were read. */
function unchanged(times: Json | undefined): boolean {
  return (
    isJsonObject(times) &&
    Object.entries(times).every(([path, time]) => {
      const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
      return time === (stat === undefined ? null : String(stat.mtimeNs));
    })
  );
}

function interpreterOf(path: string, told: Record<string, Json>): Interpreter {
  const packages = objectOf(told["packages"]) ?? {};
  const kind = kinds.find((name) => name === told["kind"]) ?? "system";
  const folder = textOf(told["path"]);
  return {
    path,
    version: textOf(told["version"]),
    packages: Object.fromEntries(
      Object.entries(packages)
        .map(([name, version]) => [name, typeof version === "string" ? version : ""] as const)
        .sort(([one], [other]) => one.localeCompare(other, "en")),
    ),
    ...(folder === null ? {} : { environment: { kind, path: folder } }),
  };
}

const kinds: readonly PackageEnvironment["kind"][] = ["system", "venv", "uv", "conda"];

/** All that decides which folders are searched, and that is no folder itself. */
function keyOf({ path, environment, workingDirectory }: PythonQuestion): string {
  const real = realpathSync(path);
  const { size, mtimeMs } = statSync(real);
  const surroundings = ["PYTHONPATH", "PYTHONNOUSERSITE", "PYTHONUSERBASE", "HOME"].map(
    (name) => environment[name],
  );
  const probe = createHash("sha256").update(pythonProbe).digest("hex").slice(0, 8);
  const chosen = isLauncher(path) || isLauncher(real) ? choiceOf(environment, workingDirectory) : null;
  return JSON.stringify(["python", probe, path, real, size, Math.trunc(mtimeMs), surroundings, chosen]);
}

/** A launcher of pyenv, asdf or mise: which Python it starts depends on the folder. */
function isLauncher(path: string): boolean {
  return /[\\/]shims[\\/]|[\\/]mise$/.test(path);
}

const choiceFiles = [".python-version", ".tool-versions", "mise.toml", ".mise.toml"];

/** What such a launcher goes by: its variables, and its files from the folder upward and in its home. */
function choiceOf(environment: PythonQuestion["environment"], workingDirectory: string): Json {
  const variables = Object.entries(environment)
    .filter(([name]) => /^(?:PYENV_VERSION|PYENV_ROOT|ASDF_PYTHON_VERSION|MISE_PYTHON_VERSION)$/.test(name))
    .map(([name, value]) => `${name}=${value ?? ""}`);
  const home = environment["HOME"] ?? "/";
  const files = [
    ...upward(workingDirectory).flatMap((folder) => choiceFiles.map((name) => join(folder, name))),
    join(environment["PYENV_ROOT"] ?? join(home, ".pyenv"), "version"),
    join(home, ".tool-versions"),
    join(home, ".config", "mise", "config.toml"),
  ];
  return [...variables, ...files.flatMap(contentOf)];
}

function upward(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upward(parent)];
}

function contentOf(file: string): string[] {
  try {
    return statSync(file).isFile() ? [`${file}:${readFileSync(file, "utf8").slice(0, 10_000)}`] : [];
  } catch {
    return [];
  }
}

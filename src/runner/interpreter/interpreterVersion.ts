import { execFile } from "node:child_process";
import { mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { writeJsonAtomic } from "../../bundle/atomicWrite";
import { readJsonOrNull } from "../../bundle/readJson";
import { isJsonObject } from "../../core/json";
import { type InterpreterKind } from "./interpreterKind";

export interface VersionQuestion {
  /** Absolute path of the interpreter. */
  readonly path: string;
  readonly kind: InterpreterKind;
  /** `.executions/.cache/interpreters.json`, or null to remember nothing. */
  readonly cache: string | null;
}

const timeLimitMs = 5000;

/** More than any machine has; beyond it the oldest are forgotten. */
const maximumRemembered = 100;

/**
 * The version of an interpreter as it tells by `--version`, within 5 s; null when it does not. Remembered by path, size
 * and time of change, so that a further run starts no process. Programs of no known kind are not started.
 */
export async function interpreterVersion({ path, kind, cache }: VersionQuestion): Promise<string | null> {
  if (path === process.execPath) return process.versions.node;
  if (kind === "other" || kind === "notebook") return null;
  const key = keyOf(path);
  const known = cache === null ? {} : remembered(cache);
  const version = key === null ? undefined : known[key];
  if (version !== undefined) return version;
  const asked = await ask(path);
  if (cache !== null && key !== null && asked !== null) remember(cache, { ...known, [key]: asked });
  return asked;
}

/** Null for launchers whose answer depends on the folder (pyenv, asdf). */
function keyOf(path: string): string | null {
  try {
    const real = realpathSync(path);
    if (/[\\/]shims[\\/]/.test(path) || /[\\/]shims[\\/]/.test(real)) return null;
    const { size, mtimeMs } = statSync(real);
    return `${path}|${size}|${Math.trunc(mtimeMs)}`;
  } catch {
    return null;
  }
}

function remembered(cache: string): Record<string, string> {
  const value = readJsonOrNull(cache);
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}

/** What cannot be remembered is asked again. */
function remember(cache: string, versions: Record<string, string>): void {
  try {
    mkdirSync(dirname(cache), { recursive: true });
    writeJsonAtomic(cache, Object.fromEntries(Object.entries(versions).slice(-maximumRemembered)));
  } catch {
    return;
  }
}

function ask(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const options = {
      timeout: timeLimitMs,
      killSignal: "SIGKILL",
      maxBuffer: 64 * 1024,
      windowsHide: true,
    } as const;
    try {
      const child = execFile(path, ["--version"], options, (error, stdout, stderr) => {
        resolve(
          error === null
            ? (/\d+\.\d+(?:\.\d+)?(?:[-+.]?(?:a|b|rc|alpha|beta|pre)[\w.]*)?/.exec(
                `${stdout}\n${stderr}`,
              )?.[0] ?? null)
            : null,
        );
      });
      child.stdin?.end();
    } catch {
      resolve(null);
    }
  });
}

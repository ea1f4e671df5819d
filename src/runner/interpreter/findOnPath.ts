import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/**
 * The absolute path of a program on PATH (on Windows with the endings of PATHEXT), or null. Starts no process.
 * Entries of PATH that are empty or relative are passed over: what lies in the current folder must not stand in for a program.
 * @param environment PATH and, on Windows, PATHEXT
 */
export function findOnPath(
  name: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const windows = platform === "win32";
  const endings = windows ? windowsEndings(name, environment) : [""];
  for (const folder of (variable(environment, "PATH", windows) ?? "").split(delimiter)) {
    const unquoted = windows ? folder.replace(/^"(.*)"$/, "$1") : folder;
    if (!isAbsolute(unquoted)) continue;
    for (const ending of endings) {
      const path = join(unquoted, name + ending);
      if (isProgram(path)) return path;
    }
  }
  return null;
}

/** Whether a path is a file that may be executed. */
export function isProgram(path: string): boolean {
  try {
    // Asked first, since it does not throw for what is not there: that is most of PATH.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function windowsEndings(name: string, environment: NodeJS.ProcessEnv): string[] {
  const known = (variable(environment, "PATHEXT", true) ?? ".COM;.EXE;.BAT;.CMD")
    .split(";")
    .filter((ending) => ending !== "");
  return known.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase())) ? [""] : known;
}

/** On Windows the names of variables know no case. */
function variable(environment: NodeJS.ProcessEnv, name: string, windows: boolean): string | undefined {
  if (!windows) return environment[name];
  const found = Object.keys(environment).find((key) => key.toUpperCase() === name);
  return found === undefined ? undefined : environment[found];
}

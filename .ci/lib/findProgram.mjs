import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The absolute path of the first program of these names (or absolute paths) that is there, else undefined. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const name of names) {
    const candidates = /[\\/]/.test(name)
      ? [name]
      : folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending)));
    const found = candidates.find(isProgram);
    if (found) return found;
  }
  return undefined;
}

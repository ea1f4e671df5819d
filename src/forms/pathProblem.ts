import { readdirSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { type Translate } from "../core/translate";
import { nearestOf } from "../core/nearest";

/** References to what an execution made are resolved when it runs, not here. */
const reference = /^(execution|artifact):/;

/**
 * Why a path cannot be used: it is not there, or is a folder where a file is wanted; null when it can.
 * @param path relative to the workspace, or absolute.
 */
export function pathProblem(workspace: string, path: string, folders: boolean, t: Translate): string | null {
  if (reference.test(path)) return null;
  const full = resolve(workspace, path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (found !== undefined) {
    if (folders) return found.isDirectory() ? null : t("is a file, not a folder");
    return found.isDirectory() ? t("is a folder, not a file") : null;
  }
  const none = folders ? t("no such folder") : t("no such file");
  const guess = nearestOf(basename(path), namesIn(dirname(full)));
  if (guess === null) return none;
  const near = path.slice(0, path.length - basename(path).length) + guess;
  return t("{0}; is it {1}?", none, near);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

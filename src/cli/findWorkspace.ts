import { existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/**
 * The workspace of a folder: the nearest one upward that holds `.executions/`, not past the git root or the home folder;
 * else the git root; else the folder itself (design, section 11).
 */
export function findWorkspace(folder: string): string {
  const home = homedir();
  let gitRoot: string | null = null;
  for (let current = folder; ; current = dirname(current)) {
    if (isFolder(join(current, ".executions"))) return current;
    if (existsSync(join(current, ".git"))) gitRoot = current;
    if (gitRoot !== null || current === home || dirname(current) === current) return gitRoot ?? folder;
  }
}

/** Whether a path is a folder, links followed. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

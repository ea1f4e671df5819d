import { constants, copyFileSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const maximumFileBytes = 1024 * 1024;
const maximumTotalBytes = 64 * 1024 * 1024;
const maximumFiles = 5000;

/** Installed packages, caches and records are no code of the workspace. */
const leftOut = new Set([".git", ".executions", "node_modules", ".venv", "venv", "__pycache__"]);

/**
 * Copies what may be code of a workspace without a version: files up to 1 MB, 64 MB and 5,000 files in all, without
 * links. Nothing of the workspace is in the way of a run on the copy.
 */
export function copyOfToday(workspace: string, to: string): void {
  let [files, bytes] = [0, 0];
  const pending = [""];
  for (let folder = pending.shift(); folder !== undefined; folder = pending.shift())
    for (const entry of readdirSync(join(workspace, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (leftOut.has(entry.name)) continue;
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile()) {
        const { size } = lstatSync(join(workspace, path));
        if (size > maximumFileBytes || bytes + size > maximumTotalBytes || files >= maximumFiles) continue;
        mkdirSync(dirname(join(to, path)), { recursive: true });
        copyFileSync(join(workspace, path), join(to, path), constants.COPYFILE_FICLONE);
        files += 1;
        bytes += size;
      }
    }
}

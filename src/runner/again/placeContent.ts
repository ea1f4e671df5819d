import { constants, cpSync, existsSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import { dirname, relative, isAbsolute } from "node:path";

/**
 * Puts a copy (a clone where the file system can) of a file or folder at a path within `root`, in place of what is there.
 * @throws {Error} when a link on the way leads out of `root`; the error of the file system.
 */
export function placeContent(from: string, to: string, root: string): void {
  let existing = dirname(to);
  while (!existsSync(existing)) existing = dirname(existing);
  const inside = relative(realpathSync(root), realpathSync(existing));
  if (inside.startsWith("..") || isAbsolute(inside)) throw new Error(`${dirname(to)} leads out of ${root}`);
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { recursive: true, force: true });
  cpSync(realpathSync(from), to, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    verbatimSymlinks: true,
  });
}

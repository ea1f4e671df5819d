import { existsSync, lstatSync, mkdirSync, renameSync } from "node:fs";
import { cp, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { HumanError } from "../../core/humanError";
import { flushFolder } from "../atomicWrite";
import { flushFile, flushTree } from "../flush";
import { besideName, removeQuietly } from "../leftovers";
import { hashFileInTurns } from "../seal/hashFile";
import { walkFolder } from "../seal/walkFolder";

/**
 * Moves a folder or a file: by renaming it, or onto another file system by a copy that is compared, flushed and renamed
 * before the original goes. Links are moved as they are, never followed.
 * @param move renames; another one is for tests alone, which have one file system.
 * @throws {HumanError} when the copy differs; the error of the file system. The original is there then.
 */
export async function moveTree(
  from: string,
  to: string,
  move: (from: string, to: string) => Promise<void> = rename,
): Promise<void> {
  if (existsSync(to)) throw new HumanError(`${to} is in the way.`);
  mkdirSync(dirname(to), { recursive: true });
  try {
    await move(from, to);
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
  }
  const copy = besideName(to, "copying");
  try {
    await cp(from, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    await compareTrees(from, copy);
    renameSync(copy, to);
    flushFolder(dirname(to));
  } catch (error) {
    await removeQuietly(copy);
    throw error;
  }
  const leaving = besideName(from, "removing");
  renameSync(from, leaving);
  await removeQuietly(leaving);
}

async function compareTrees(from: string, copy: string): Promise<void> {
  const isFolder = lstatSync(from).isDirectory();
  const paths = isFolder ? walkFolder(from).files : [""];
  for (const path of paths) {
    const [one, other] = await Promise.all([
      hashFileInTurns(join(from, path)),
      hashFileInTurns(join(copy, path)),
    ]);
    if (one.sha256 !== other.sha256) throw new HumanError(`the copy of ${join(from, path)} is not the same.`);
  }
  if (isFolder) await flushTree(copy, paths, []);
  else flushFile(copy);
}

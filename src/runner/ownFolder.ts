import { lstatSync, mkdirSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";

/**
 * A folder of the user's alone (0700) in a temp folder that others write to as well; it is made where it is missing.
 * @throws {Error} when somebody else made a folder of that name.
 */
export function ownFolder(parent: string): string {
  const folder = ownFolderPath(parent);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwnFolder(folder)) throw new Error(`${folder} belongs to somebody else`);
  return folder;
}

/** Where {@link ownFolder} is, whether it exists or not. */
export function ownFolderPath(parent: string): string {
  return join(parent, `executions-${userInfo().uid}`);
}

/** Whether a folder is the user's, and nobody else can look into it. */
export function isOwnFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === userInfo().uid && (stats.mode & 0o077) === 0;
}

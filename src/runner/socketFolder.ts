import { lstatSync, mkdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/**
 * A folder for sockets that is the user's alone: `$XDG_RUNTIME_DIR`, else a 0700 folder of the temp folder whose owner
 * is checked. Socket paths end at 104 bytes, so the workspace itself is no place for them.
 * @throws {Error} when somebody else made a folder of that name.
 */
export function socketFolder(): string {
  const runtime = process.env["XDG_RUNTIME_DIR"];
  if (runtime !== undefined && isOwnFolder(runtime)) return runtime;
  const folder = join(tmpdir(), `executions-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwnFolder(folder)) throw new Error(`${folder} belongs to somebody else`);
  return folder;
}

function isOwnFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === userInfo().uid && (stats.mode & 0o077) === 0;
}

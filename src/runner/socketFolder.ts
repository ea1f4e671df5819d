import { randomBytes } from "node:crypto";
import { lstatSync, mkdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** Of a socket's path with its final zero (`sun_path` of macOS and the BSDs; Linux takes 108). */
const maximumPathBytes = 104;

/**
 * A path for a new socket, which no other process of the user's has: in `$XDG_RUNTIME_DIR`, else in a 0700 folder of the
 * temp folder whose owner is checked; a named pipe on Windows. The workspace itself is no place for one: its path may be
 * too long, and network drives have none.
 * @throws {Error} when somebody else made a folder of that name.
 */
export function socketPath(): string {
  const name = `executions-${randomBytes(8).toString("hex")}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  const file = `${name}.sock`;
  const runtime = process.env["XDG_RUNTIME_DIR"];
  if (runtime !== undefined && isOwnFolder(runtime) && isShort(join(runtime, file)))
    return join(runtime, file);
  const temporary = join(tmpdir(), ownName(), file);
  return join(ownFolder(isShort(temporary) ? tmpdir() : "/tmp"), file);
}

/** Whether a folder is one of those in which {@link socketPath} makes sockets. */
export function isSocketFolder(folder: string): boolean {
  const folders = [process.env["XDG_RUNTIME_DIR"], join(tmpdir(), ownName()), join("/tmp", ownName())];
  return folders.includes(folder) && isOwnFolder(folder);
}

function ownFolder(parent: string): string {
  const folder = join(parent, ownName());
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwnFolder(folder)) throw new Error(`${folder} belongs to somebody else`);
  return folder;
}

function ownName(): string {
  return `executions-${userInfo().uid}`;
}

function isShort(path: string): boolean {
  return Buffer.byteLength(path) < maximumPathBytes;
}

function isOwnFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === userInfo().uid && (stats.mode & 0o077) === 0;
}

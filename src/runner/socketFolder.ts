import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOwnFolder, ownFolder, ownFolderPath } from "./ownFolder";
import { nodeCrypto } from "../bundle/nodeCrypto";

/** Of a socket's path with its final zero (`sun_path` of macOS and the BSDs; Linux takes 108). */
const maximumPathBytes = 104;

/**
 * A path for a new socket, which no other process of the user's has: in `$XDG_RUNTIME_DIR`, else in a 0700 folder of the
 * temp folder whose owner is checked; a named pipe on Windows. The workspace itself is no place for one: its path may be
 * too long, and network drives have none.
 * @throws {Error} when somebody else made a folder of that name.
 */
export function socketPath(): string {
  const name = `executions-${nodeCrypto().randomBytes(8).toString("hex")}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  const file = `${name}.sock`;
  const runtime = process.env["XDG_RUNTIME_DIR"];
  if (runtime !== undefined && isOwnFolder(runtime) && isShort(join(runtime, file)))
    return join(runtime, file);
  const temporary = join(ownFolderPath(tmpdir()), file);
  return join(ownFolder(isShort(temporary) ? tmpdir() : "/tmp"), file);
}

/** Whether a folder is one of those in which {@link socketPath} makes sockets. */
export function isSocketFolder(folder: string): boolean {
  const folders = [process.env["XDG_RUNTIME_DIR"], ownFolderPath(tmpdir()), ownFolderPath("/tmp")];
  return folders.includes(folder) && isOwnFolder(folder);
}

function isShort(path: string): boolean {
  return Buffer.byteLength(path) < maximumPathBytes;
}

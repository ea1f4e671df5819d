import { lstatSync, realpathSync, type BigIntStats } from "node:fs";
import { join } from "node:path";
import { walkFolder } from "../../bundle/seal/walkFolder";
import { nodeCrypto } from "../../bundle/nodeCrypto";

/** An input, and what the file system said of it when it was hashed. */
export interface WatchedInput {
  readonly role: string;
  /** Absolute. */
  readonly path: string;
  readonly version: string;
}

/**
 * Size, times and inode of a file, of all files of a folder: another version is another text.
 * @throws the error of the file system.
 */
export function versionOf(path: string): string {
  const real = realpathSync(path);
  const stats = lstatSync(real, { bigint: true });
  if (!stats.isDirectory()) return lineOf(stats);
  const hash = nodeCrypto().createHash("sha256");
  const { files, links } = walkFolder(real);
  for (const file of files)
    hash.update(`${file}\0${lineOf(lstatSync(join(real, file), { bigint: true }))}\n`);
  for (const [link, target] of links) hash.update(`${link}\0${target}\n`);
  return hash.digest("hex");
}

function lineOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino].join(" ");
}

/** Tells which inputs are not any more what was recorded: what the script read may have been either. */
export function warnOfChanges(watched: readonly WatchedInput[], warn: (message: string) => void): void {
  for (const { role, path, version } of watched) {
    const now = versionNow(path);
    if (now === version) continue;
    const change = now === null ? "is gone" : "was changed";
    warn(
      `the input ${role}, ${path}, ${change} while it ran; recorded is what it was before${advice(role, path)}`,
    );
  }
}

/** What lies in a bundle is sealed: whoever writes to it breaks that seal. */
function advice(role: string, path: string): string {
  const id = /[\\/]\.executions[\\/]executions[\\/]([^\\/]+)[\\/]/.exec(path)?.[1];
  return id === undefined
    ? ""
    : `. It belongs to the execution ${id}, which can no longer be verified: run with --materialize ${role} to hand over a copy`;
}

function versionNow(path: string): string | null {
  try {
    return versionOf(path);
  } catch {
    return null;
  }
}

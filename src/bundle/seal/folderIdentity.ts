import { createHash } from "node:crypto";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { hashFileInTurns, type ContentIdentity, type HashProgress } from "./hashFile";
import { walkFolder, type Skipped } from "./walkFolder";

export interface FolderIdentity extends ContentIdentity {
  readonly files: ReadonlyMap<string, ContentIdentity>;
  /** What counts for nothing: links, sockets, what cannot be listed. */
  readonly skipped: readonly Skipped[];
}

/** So many small files are hashed before others have their turn in the event loop. */
const filesInTurn = 1000;

/**
 * The identity of a list of files: SHA-256 of what `sha256sum -z` prints for them in the order of their paths' bytes,
 * `<hash>  <path>NUL` each, so that it can be told with stock tools:
 * `find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum -z | sha256sum`.
 */
export function identityOfFiles(files: ReadonlyMap<string, ContentIdentity>): ContentIdentity {
  const hash = createHash("sha256");
  for (const row of listOfFiles(files)) hash.update(row);
  let size = 0;
  for (const identity of files.values()) size += identity.size;
  return { sha256: hash.digest("hex"), size };
}

/** What {@link identityOfFiles} is the hash of, row by row. */
export function listOfFiles(files: ReadonlyMap<string, Pick<ContentIdentity, "sha256">>): string[] {
  const rows = Array.from(files, ([path, { sha256 }]) => ({ bytes: Buffer.from(path), path, sha256 }));
  rows.sort((one, other) => Buffer.compare(one.bytes, other.bytes));
  return rows.map(({ sha256, path }) => `${sha256}  ${path}\0`);
}

/**
 * Hashes a folder's files and tells its identity; its size is the sum of theirs.
 * @param hash tells the content of a file by its path below the folder.
 * @throws the error of the file system for a file that cannot be read; {@link TooManyEntries}; the signal's reason when it was aborted.
 */
export async function hashFolder(
  folder: string,
  progress: HashProgress = {},
  hash = (path: string): Promise<ContentIdentity> => hashFileInTurns(join(folder, path), progress),
): Promise<FolderIdentity> {
  const content = walkFolder(folder, progress.mostEntries);
  const files = new Map<string, ContentIdentity>();
  for (const path of content.files) {
    files.set(path, await hash(path));
    if (files.size % filesInTurn === 0) await turn();
  }
  const links = Array.from(content.links.keys(), (path) => ({ path, reason: "a symbolic link" }));
  return { ...identityOfFiles(files), files, skipped: [...content.skipped, ...links] };
}

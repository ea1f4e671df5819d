import { execFile } from "node:child_process";
import { closeSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { flushFolder } from "./atomicWrite";

/** So many files are flushed one by one; of more the whole file system is, which is quicker. */
const oneByOne = 500;

/** Brings the content of a file to the disk. */
export function flushFile(path: string): void {
  // For writing: Windows flushes nothing that was opened for reading.
  const descriptor = openSync(path, "r+");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Brings files and folders below a folder (paths from there) to the disk before anything is built on them. */
export async function flushTree(
  folder: string,
  files: readonly string[],
  folders: readonly string[],
): Promise<void> {
  if (files.length > oneByOne && (await syncFileSystem(folder))) return;
  for (const path of files) flushFile(join(folder, path));
  for (const path of ["", ...folders]) flushFolder(join(folder, path));
}

/** `sync -f`, of GNU coreutils; false where there is none. */
async function syncFileSystem(folder: string): Promise<boolean> {
  try {
    await promisify(execFile)("sync", ["-f", folder]);
    return true;
  } catch {
    return false;
  }
}

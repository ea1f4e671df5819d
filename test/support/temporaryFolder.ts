import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes an empty folder in the system's temporary folder; returns its absolute path without links. */
export async function makeTemporaryFolder(name: string): Promise<string> {
  return await mkdtemp(join(await realpath(tmpdir()), `executions-${name}-`));
}

/** Removes a folder with everything in it; files that vanish or appear meanwhile are no error. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

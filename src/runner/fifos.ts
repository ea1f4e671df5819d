import { spawn } from "node:child_process";
import { lstatSync, mkdtempSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discard } from "../bundle/atomicWrite";
import { ownFolder } from "./ownFolder";

/** The two of a run. */
const names = ["out", "err"];

/** The folder with the two that wait for the next run. */
const spare = "streams";

/** Makes two FIFOs with one `mkfifo`. @returns their folder; null where there is no temp folder, or none can be made. */
export function makeFifos(parent = tmpdir()): Promise<string | null> {
  const folder = newFolder(parent);
  if (folder === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const end = (isMade: boolean): void => {
      if (!isMade) discard(folder);
      resolve(isMade ? folder : null);
    };
    const paths = names.map((name) => join(folder, name));
    const making = spawn("mkfifo", ["-m", "600", ...paths], { stdio: "ignore" });
    making.on("error", () => end(false));
    making.on("close", (code) => end(code === 0));
  });
}

/**
 * Takes the two that an earlier run left ready: one process less before the script. Of runs that begin at once one alone
 * gets them: a folder is renamed once.
 * @returns their folder, which is the caller's now; null where there are none, or something else is in their place.
 */
export function takeSpareFifos(): string | null {
  const parent = placeOfSpare();
  if (parent === null) return null;
  const taken = join(parent, `${spare}-${process.pid}`);
  try {
    renameSync(join(parent, spare), taken);
  } catch {
    return null;
  }
  if (names.every((name) => isFifo(join(taken, name)))) return taken;
  discard(taken);
  return null;
}

/** Leaves two ready for the next run where none are: to be called while the script runs. */
export async function leaveSpareFifos(): Promise<void> {
  const parent = placeOfSpare();
  if (parent === null) return;
  const place = join(parent, spare);
  if (lstatSync(place, { throwIfNoEntry: false }) !== undefined) return;
  const made = await makeFifos(parent);
  if (made === null) return;
  try {
    renameSync(made, place);
  } catch {
    // Another run was sooner.
    discard(made);
  }
}

function placeOfSpare(): string | null {
  try {
    return process.platform === "win32" ? null : ownFolder(tmpdir());
  } catch {
    return null;
  }
}

function newFolder(parent: string): string | null {
  try {
    return mkdtempSync(join(parent, "executions-"));
  } catch {
    return null;
  }
}

function isFifo(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFIFO() === true;
}

import { spawn } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { discard } from "../bundle/atomicWrite";
import { ownFolder } from "./ownFolder";

/** The two of a run. */
const names = ["out", "err"];

/** Of the folder in which those of a run are opened, and removed. */
const prefix = "executions-";

/** The folder with a folder for each of the next runs. */
const spares = "streams";
/** One process makes as many at hardly more cost. */
const spareCount = 16;

/** What a killed run left lies about for longer than another one needs. */
const leftoverMs = 60_000;

/** Makes two FIFOs with one `mkfifo`. @returns their folder; null where there is no temp folder, or none can be made. */
export async function makeFifos(): Promise<string | null> {
  const folder = newFolder(tmpdir());
  return folder !== null && (await makeFifosIn(folder, [folder])) ? folder : null;
}

/**
 * Takes two that an earlier run left ready: one process less before the script. Of runs that begin at once each gets
 * others: a folder is renamed once.
 * @returns their folder, which is the caller's now; null where there are none, or something else is in their place.
 */
export function takeSpareFifos(): string | null {
  const parent = placeOfSpares();
  if (parent === null) return null;
  const taken = join(parent, `${prefix}${process.pid}`);
  if (!namesIn(join(parent, spares)).some((name) => isRenamed(join(parent, spares, name), taken)))
    return null;
  if (names.every((name) => isFifo(join(taken, name)))) return taken;
  discard(taken);
  return null;
}

/**
 * Leaves some ready for the next runs where none are: to be called while the script runs. Where there is no room for them
 * there are none.
 * @param signal gives it up: no run waits for it. @param now in ms since the epoch, of the clock that stamps files.
 */
export async function leaveSpareFifos(signal?: AbortSignal, now: () => number = Date.now): Promise<void> {
  const parent = placeOfSpares();
  if (parent === null || !isEmptyOrGone(join(parent, spares))) return;
  sweep(parent, now());
  const folder = newFolder(parent);
  if (folder === null) return;
  const pairs = Array.from({ length: spareCount }, (_, index) => join(folder, String(index)));
  const isMade = pairs.every(isFolderMade) && (await makeFifosIn(folder, pairs, signal));
  // Where they are there by now, another run was sooner.
  if (!isMade || !isRenamed(folder, join(parent, spares))) discard(folder);
}

/** Removes what runs left that were killed in the midst of it: a folder of their process id would be in the way. */
function sweep(parent: string, nowMs: number): void {
  for (const name of namesIn(parent)) {
    const path = join(parent, name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    const isLeft = stats?.isDirectory() === true && nowMs - stats.ctimeMs > leftoverMs;
    if (isLeft && name.startsWith(prefix)) discard(path);
  }
}

/** @param folder is removed where they cannot be made. */
function makeFifosIn(folder: string, pairs: readonly string[], signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isMade: boolean): void => {
      if (!isMade) discard(folder);
      resolve(isMade);
    };
    const paths = pairs.flatMap((pair) => names.map((name) => join(pair, name)));
    const making = spawn("mkfifo", ["-m", "600", ...paths], {
      stdio: "ignore",
      ...(signal === undefined ? {} : { signal, killSignal: "SIGKILL" }),
    });
    making.on("error", () => end(false));
    making.on("close", (code) => end(code === 0));
  });
}

/** Whether a descriptor leads to a FIFO of a run. @param target as the system names it. */
export function isFifoOfRun(target: string, name: string): boolean {
  return target.endsWith(`/${name} (deleted)`) && basename(dirname(target)).startsWith(prefix);
}

function placeOfSpares(): string | null {
  try {
    return process.platform === "win32" ? null : ownFolder(tmpdir());
  } catch {
    return null;
  }
}

function newFolder(parent: string): string | null {
  try {
    return mkdtempSync(join(parent, prefix));
  } catch {
    return null;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** An empty folder is removed, so that a full one can take its name. */
function isEmptyOrGone(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}

function isFolderMade(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function isRenamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function isFifo(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFIFO() === true;
}

import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isEndState } from "../../core/lifecycle";
import { parseJobStatus } from "../../core/parseJobStatus";
import { discard } from "../../bundle/atomicWrite";
import { readControlAddress } from "../../bundle/controlAddress";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { conditionOf, isProcessAlive } from "../../bundle/owner";
import { readJsonOrNull } from "../../bundle/readJson";
import { isSocketFolder } from "../socketFolder";

/** Of an atomic write, or of an archive: `.PID-N.tmp`, `.output.zip.PID-N.tmp`. */
const temporary = /^\.(?:output\.zip\.)?(\d+)-\d+\.tmp$/;
const socketName = /^executions-[0-9a-f]{16}\.sock$/;
/** A file that is being written is no older than this. */
const writingMs = 60_000;

/**
 * Removes the temporary files that a killed runner left in a bundle, so that its manifest does not name them; those of a
 * process that is just writing (a note, a tag) stay.
 */
export function removeTemporaries(bundle: string): void {
  for (const folder of [bundle, join(bundle, "metadata"), join(bundle, "auth")])
    for (const name of namesIn(folder)) {
      const [, pid] = temporary.exec(name) ?? [];
      const path = join(folder, name);
      if (pid === undefined) continue;
      if (isOld(path) || !isProcessAlive(Number(pid))) discard(path);
    }
}

/** Removes what a runner kept for an execution outside its bundle: its socket with the address, script files, words. */
export function removeRunningFiles(layout: WorkspaceLayout, id: string): void {
  removeSocket(layout, id);
  for (const name of namesIn(layout.running))
    if (executionOf(name) === id) discard(join(layout.running, name));
}

/**
 * Removes such files of all executions that have ended or are gone: their runners were killed on the last metres. Those
 * of one that is to be recovered stay.
 */
export function sweepRunningFiles(layout: WorkspaceLayout): void {
  const ids = new Set(
    namesIn(layout.running)
      .filter((name) => isOld(join(layout.running, name)))
      .map(executionOf),
  );
  for (const id of ids) removeFilesOfEnded(layout, id);
}

/** The ids of executions that a runner keeps files for and that have not ended, as far as their records tell. */
export function unendedExecutions(layout: WorkspaceLayout): string[] {
  return [...new Set(namesIn(layout.running).map(executionOf))].filter((id) => !hasEnded(layout, id));
}

/** The same of one execution, if it has ended or is gone. */
export function removeFilesOfEnded(layout: WorkspaceLayout, id: string): void {
  if (hasEnded(layout, id)) removeRunningFiles(layout, id);
}

/** A file of a run is named by the id alone, or by it and an ending such as `.events.ndjson`. */
function executionOf(name: string): string {
  return /^(.*?)(?:\.[a-z-]+(?:\.[a-z]+)?)?$/.exec(name)?.[1] ?? name;
}

function hasEnded(layout: WorkspaceLayout, id: string): boolean {
  const bundle = join(layout.executions, id);
  if (lstatSync(bundle, { throwIfNoEntry: false }) === undefined) return true;
  const status = parseJobStatus(readJsonOrNull(join(bundle, bundlePaths.jobStatus), "refuse"));
  if ("problem" in status || !isEndState(status.state)) return false;
  return status.owner === null || conditionOf(status.owner) !== "alive";
}

/** The file is named by another one, which anybody could have written: only a socket of ours is removed. */
function removeSocket(layout: WorkspaceLayout, id: string): void {
  const path = readControlAddress(layout, id)?.socket;
  if (path === undefined || process.platform === "win32") return;
  if (!socketName.test(basename(path)) || !isSocketFolder(dirname(path))) return;
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true) discard(path);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isOld(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > writingMs;
}

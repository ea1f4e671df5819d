import { existsSync, lstatSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { HumanError, wrongUse } from "../core/humanError";
import { objectOf, type JsonObject } from "../core/json";
import type { Annotations } from "../core/records";
import { withAnnotationLock } from "./annotationLock";
import { annotationsOf } from "./annotations";
import { archiveFile } from "./archive/archiveFile";
import { writeJsonAtomic } from "./atomicWrite";
import { describeWriteFailure } from "./ensureWorkspace";
import { bundlePaths, type WorkspaceLayout } from "./layout";
import { readJson, readJsonOrNull } from "./readJson";
import { tellJournal } from "./tellJournal";

/**
 * Changes what the user says about an execution, in any of its states: outside manifest and signature, so a seal holds.
 * Fields of the file that are not ours are kept; the journal tells the change.
 * @param change makes the new annotations of the present ones.
 * @returns the new annotations.
 * @throws {HumanError} when the file is damaged (it is left as it is) or cannot be written.
 */
export function updateAnnotations(
  layout: WorkspaceLayout,
  id: string,
  change: (annotations: Annotations) => Annotations,
  now: Date,
): Annotations {
  const request = objectOf(readJsonOrNull(join(layout.executions, id, bundlePaths.request)));
  let changed = annotationsOf(null, request);
  const changeAll = (present: JsonObject): Readonly<Record<string, unknown>> => {
    changed = change(annotationsOf(present, request));
    return { ...present, ...changed };
  };
  changeAnnotationFile(layout, id, changeAll, now);
  return changed;
}

/**
 * The same on all that the file holds, whoever wrote it; what another process changes in the same moment stays.
 * @throws {HumanError} as {@link updateAnnotations} does.
 */
export function changeAnnotationFile(
  layout: WorkspaceLayout,
  id: string,
  change: (present: JsonObject) => Readonly<Record<string, unknown>>,
  now: Date,
): void {
  withAnnotationLock(layout, id, () => replace(layout, id, change));
  tellJournal(layout.journal, { at: now.toISOString(), id, change: "CHANGED" });
}

function replace(
  layout: WorkspaceLayout,
  id: string,
  change: (present: JsonObject) => Readonly<Record<string, unknown>>,
): void {
  const bundle = join(layout.executions, id);
  if (!existsSync(bundle) && existsSync(archiveFile(layout, id)))
    throw wrongUse(`${id} is archived: bring it back to change it (executions unarchive ${id}).`);
  const path = join(bundle, bundlePaths.annotations);
  const changed = change(readPresent(path));
  try {
    makeMetadataFolder(bundle);
    writeOutside(layout, path, changed);
  } catch (error) {
    throw new HumanError(`Cannot write ${path}: ${describeWriteFailure(error)}. Nothing was changed.`, 3, {
      cause: error,
    });
  }
}

/** A run may be sealed this moment: what lies in its bundle then, temp files too, is taken for a part of it. */
function writeOutside({ cache }: WorkspaceLayout, path: string, annotations: unknown): void {
  try {
    mkdirSync(cache, { recursive: true });
    writeJsonAtomic(path, annotations, { temporaryIn: cache });
  } catch {
    // The cache lies elsewhere, or cannot be written to.
    writeJsonAtomic(path, annotations);
  }
}

function readPresent(path: string): JsonObject {
  const read = readJson(path);
  if (!read.ok && read.reason === "missing") return {};
  const present = read.ok ? objectOf(read.value) : null;
  if (present !== null) return present;
  const reason = read.ok ? "not a JSON object" : read.reason;
  throw new HumanError(`${path} cannot be read (${reason}). Correct or delete it; nothing was changed.`);
}

/** A bundle that somebody copied in may lack it; one that is a link would lead the write out of the bundle. */
function makeMetadataFolder(bundle: string): void {
  const folder = join(bundle, "metadata");
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) mkdirSync(folder);
  else if (!stats.isDirectory()) throw new Error(`${folder} is not a folder`);
}

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { objectOf, textOf, type JsonObject } from "../core/json";
import { parseEvents, totalsOf } from "../core/parseEvents";
import type { Artifact } from "../core/records";
import { bundlePaths, type WorkspaceLayout } from "../bundle/layout";
import { listBundleIds } from "../bundle/listBundles";
import { readJsonOrNull } from "../bundle/readJson";
import { readTail } from "../bundle/readTail";
import { readInputFiles } from "./readInputFiles";

/** So much of the journal's end tells of the newest executions; the folder of 100,000 bundles need not be listed. */
const journalBytes = 256 * 1024;
/** Last values stand at the end of the events. */
const eventBytes = 64 * 1024;
const maximumRuns = 20;

/** What a run had to work with, to be compared with another one. */
export interface RunSetup {
  readonly inputs: JsonObject;
  /** Raw arguments. */
  readonly args: readonly string[];
  /** The files that it read. */
  readonly files: readonly Artifact[];
  readonly commit: string | null;
  /** Identity of the uncommitted changes of files that git knows; null where there are none. */
  readonly changes: string | null;
}

/**
 * The ids of executions of a method that were begun before one of them, newest first, at most twenty: by the end of the
 * journal, else by the names of the bundles; those that are still there.
 */
export function earlierRuns(layout: WorkspaceLayout, methodId: string, id: string): string[] {
  const told = journalIds(layout);
  const newest = ofMethod(told.slice(0, told.lastIndexOf(id) + 1), methodId, id);
  const all =
    newest.length > 0 ? newest : byName(ofMethod(listBundleIds(layout.executions), methodId, id), id);
  return all
    .reverse()
    .slice(0, maximumRuns)
    .filter((each) => existsSync(join(layout.executions, each, bundlePaths.jobStatus)));
}

/** @param bundle absolute. */
export function readSetup(bundle: string): RunSetup {
  const read = (path: string): JsonObject | null => objectOf(readJsonOrNull(join(bundle, path), "refuse"));
  const request = read(bundlePaths.request);
  const files = readInputFiles(bundle);
  const args = request?.["args"];
  return {
    inputs: objectOf(request?.["inputs"]) ?? {},
    args: Array.isArray(args) ? args.map(String) : [],
    files,
    commit: textOf(read(bundlePaths.git)?.["commit"]),
    changes: trackedChanges(join(bundle, bundlePaths.patch), files),
  };
}

/** New files are left out, since among them is what the runs before have written; data is compared by itself. */
function trackedChanges(patch: string, inputs: readonly Artifact[]): string | null {
  if (!existsSync(patch)) return null;
  const data = inputs.flatMap(({ type, uri, source = uri }) => (type === "Script" ? [] : [`/${source}`]));
  const files = readFileSync(patch, "utf8").split(/^(?=diff --git )/m);
  const code = files.filter((file) => {
    const [name = ""] = file.split("\n", 1);
    const head = file.slice(0, file.search(/^(?:---|@@|GIT) /m));
    return !/^new file mode /m.test(head) && !data.some((path) => name.endsWith(path));
  });
  return code.length === 0 ? null : createHash("sha256").update(code.join("")).digest("hex");
}

/** The last metrics of a completed execution; null of any other. @param bundle absolute. */
export function readResult(bundle: string): Readonly<Record<string, number>> | null {
  const status = objectOf(readJsonOrNull(join(bundle, bundlePaths.jobStatus), "refuse"));
  if (status?.["state"] !== "COMPLETED") return null;
  return totalsOf(parseEvents(readTail(join(bundle, bundlePaths.events), eventBytes))).metrics;
}

/** In the order in which they were begun. */
function journalIds({ journal }: WorkspaceLayout): string[] {
  return [...new Set(readTail(journal, journalBytes).match(/(?<="id":")[^"\\]+/g))];
}

/** Up to the second in which the other one was begun. */
function byName(ids: readonly string[], id: string): string[] {
  return ids
    .filter((each) => each.slice(0, each.lastIndexOf("-")) <= id.slice(0, id.lastIndexOf("-")))
    .sort();
}

/** `<method>-<yyyymmdd>-<hhmmss>-<random>` */
function ofMethod(ids: readonly string[], methodId: string, id: string): string[] {
  const isOne = (each: string): boolean =>
    each.startsWith(`${methodId}-`) && /^-\d{8}-\d{6}-[^-]+$/.test(each.slice(methodId.length));
  return ids.filter((each) => each !== id && isOne(each));
}

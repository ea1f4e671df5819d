import { lstatSync } from "node:fs";
import { join, resolve } from "node:path";
import { objectOf } from "../core/json";
import type { QuerySubject } from "../core/query/matchQuery";
import type { Artifact } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";
import { hashFile } from "../bundle/seal/hashFile";
import { logHolds } from "./logHolds";
import { readRecords } from "./bundleRecords";
import { recordedFacts, texts } from "./recordedEnvironment";

/** Where the bundle is read. */
export interface BundleSource {
  /** The folder with its records. */
  readonly folder: () => string;
  readonly logHolds: (text: string) => boolean;
}

/** An execution as a query looks at it: what its summary does not hold is read from its bundle when a term asks for it. */
export function querySubject(
  workspace: string,
  summary: ExecutionSummary,
  { folder, logHolds: holds }: BundleSource = folderSource(summary.path),
): QuerySubject {
  const instance = once(() => objectOf(readJsonOrNull(join(folder(), bundlePaths.instance), "refuse")) ?? {});
  const artifacts = once(() => readRecords(folder()).artifacts ?? []);
  return {
    summary,
    environment: once(() => recordedFacts(instance())),
    packages: once(() => texts(objectOf(objectOf(instance()["interpreter"])?.["packages"]))),
    outputs: () =>
      artifacts()
        .filter(({ direction }) => direction === "output")
        .map(({ uri }) => (uri.startsWith(outputsFolder) ? uri.slice(outputsFolder.length) : uri)),
    isStale: () => artifacts().some((artifact) => isChanged(workspace, artifact)),
    logHolds: holds,
  };
}

function folderSource(path: string): BundleSource {
  return {
    folder: () => path,
    logHolds: (text) =>
      [bundlePaths.stdout, bundlePaths.stderr].some((log) => logHolds(join(path, log), text)),
  };
}

const outputsFolder = `${bundlePaths.outputs}/`;

/** Whether an input file of the workspace is no longer there, or no longer what it was. */
function isChanged(workspace: string, { direction, uri, sha256, size }: Artifact): boolean {
  if (direction !== "input" || /^[a-z]+:/.test(uri)) return false;
  const path = resolve(workspace, uri);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return true;
  if (!stats.isFile()) return false;
  if (stats.size !== size) return true;
  try {
    return hashFile(path).sha256 !== sha256;
  } catch {
    return true;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

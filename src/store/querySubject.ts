import { join } from "node:path";
import { objectOf } from "../core/json";
import { liesInBundle } from "../core/liesInBundle";
import type { QuerySubject } from "../core/query/matchQuery";
import type { Artifact } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";
import { logHolds } from "./logHolds";
import { readRecords } from "./bundleRecords";
import { recordedFacts, texts } from "./recordedEnvironment";

/** Where the bundle is read. */
export interface BundleSource {
  /** The folder with its records. */
  readonly folder: () => string;
  readonly logHolds: (text: string) => boolean;
  /** Whether an input is no longer what it was. */
  readonly isStale: (artifacts: readonly Artifact[]) => boolean;
}

/** An execution as a query looks at it: what its summary does not hold is read from its bundle when a term asks for it. */
export function querySubject(
  summary: ExecutionSummary,
  { folder, logHolds: holds, isStale }: BundleSource,
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
        .map((made) => (liesInBundle(made) ? made.uri.slice(outputsFolder.length) : made.uri)),
    isStale: () => isStale(artifacts()),
    logHolds: holds,
  };
}

/** Whether what an execution printed holds a text. @param path of its folder. */
export function bundleLogHolds(path: string, text: string): boolean {
  return [bundlePaths.stdout, bundlePaths.stderr].some((log) => logHolds(join(path, log), text));
}

const outputsFolder = `${bundlePaths.outputs}/`;

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

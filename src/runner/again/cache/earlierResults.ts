import { lstatSync } from "node:fs";
import { join, resolve } from "node:path";
import { liesInBundle } from "../../../core/liesInBundle";
import type { Artifact } from "../../../core/records";
import { bundlePaths, type WorkspaceLayout } from "../../../bundle/layout";
import { hashFileInTurns } from "../../../bundle/seal/hashFile";
import { holds } from "../contentFinder";
import type { RunFacts } from "./runFacts";
import type { DiskFacts } from "./missReason";

/** What an execution wrote into the workspace is copied into its bundle from there. */
const writtenElsewhere: ReadonlySet<Artifact["known"]> = new Set(["collected", "observed"]);

/** Outputs of an earlier execution but its logs. */
export function resultsOf({ artifacts }: RunFacts): Artifact[] {
  return artifacts.filter((artifact) => artifact.direction === "output" && !isOwnLog(artifact));
}

function isOwnLog(artifact: Artifact): boolean {
  const { uri } = artifact;
  return liesInBundle(artifact) && (uri === bundlePaths.stdout || uri === bundlePaths.stderr);
}

/** Where in the workspace an output was written, relative to it; null where it was written into the bundle. */
function workspacePath(artifact: Artifact): string | null {
  if (!liesInBundle(artifact)) return artifact.uri;
  return writtenElsewhere.has(artifact.known) ? (artifact.source ?? null) : null;
}

/** What keeps the results of an earlier execution from being those of a new one; null where they are all there. */
export async function resultsProblem(layout: WorkspaceLayout, facts: RunFacts): Promise<string | null> {
  const bundle = join(layout.executions, facts.id);
  for (const artifact of resultsOf(facts)) {
    const { uri } = artifact;
    if (liesInBundle(artifact) && !(await isIntact(join(bundle, uri), artifact, facts.finished)))
      return `its output ${uri.slice(bundlePaths.outputs.length + 1)} is gone or was changed`;
    const written = workspacePath(artifact);
    if (written !== null && !(await holds(resolve(layout.workspace, written), artifact)))
      return `what it wrote to ${written} is gone or was changed`;
  }
  return declaredProblem(layout, facts);
}

/** Of what the script itself declared as inputs while it ran, only the disk can tell whether it is the same. */
async function declaredProblem(layout: WorkspaceLayout, { artifacts }: RunFacts): Promise<string | null> {
  for (const artifact of artifacts)
    if (
      artifact.direction === "input" &&
      artifact.known === "registered" &&
      !(await holds(resolve(layout.workspace, artifact.uri), artifact))
    )
      return `the input ${artifact.uri}, which its script read, changed`;
  return null;
}

/** A file of a sealed bundle that has its size and was not written since then is read no more. */
async function isIntact(path: string, { sha256, size }: Artifact, finished: number): Promise<boolean> {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.size !== size) return false;
    if (Math.max(stats.mtimeMs, stats.ctimeMs) <= finished) return true;
    return (await hashFileInTurns(path)).sha256 === sha256;
  } catch {
    return false;
  }
}

/** What the disk tells about the files of a repository, seen from an earlier execution. */
export async function diskFactsOf(
  layout: WorkspaceLayout,
  facts: RunFacts,
  paths: Iterable<string>,
): Promise<DiskFacts> {
  const root = resolve(layout.workspace, facts.git?.repository === true ? facts.git.root : ".");
  const outputs = new Map(
    resultsOf(facts).flatMap((artifact) => {
      const path = workspacePath(artifact);
      return path === null ? [] : [[resolve(layout.workspace, path), artifact] as const];
    }),
  );
  const own = new Set<string>();
  for (const path of paths) {
    const artifact = outputs.get(resolve(root, path));
    if (artifact !== undefined && (await holds(resolve(root, path), artifact))) own.add(path);
  }
  return {
    isOwnOutput: (path) => own.has(path),
    isUntouched: (path) => {
      const stats = lstatSync(resolve(root, path), { throwIfNoEntry: false });
      return stats !== undefined && Math.max(stats.mtimeMs, stats.ctimeMs) < facts.created;
    },
  };
}

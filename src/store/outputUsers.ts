import { join, sep } from "node:path";
import { lenientArtifacts } from "../core/lenientRecords";
import { objectOf } from "../core/json";
import type { Artifact } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { bundlePaths, type WorkspaceLayout } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";

/** That an execution used an output of another one as its input. */
export interface OutputUse {
  /** Whose output it is. */
  readonly id: string;
  /** The output, as its execution calls it. */
  readonly output: string;
  /** The execution that used it. */
  readonly user: string;
}

/**
 * Who used the outputs of some executions: other executions of the workbench with an input of the same content, or one
 * that lies in such a bundle. Reads the artifacts of each bundle.
 * @param doomed those whose outputs are asked for; they are not told as users.
 * @param all the executions of the workspace.
 */
export async function outputUses(
  layout: WorkspaceLayout,
  doomed: readonly ExecutionSummary[],
  all: readonly ExecutionSummary[],
): Promise<readonly OutputUse[]> {
  const ids = new Set(doomed.map(({ id }) => id));
  const outputs = await outputsOf(layout, doomed);
  return all
    .filter(({ id, archived }) => !archived && !ids.has(id))
    .flatMap(({ id: user, path, created }) =>
      artifactsIn(path).flatMap((artifact) => {
        if (artifact.direction !== "input") return [];
        const output = outputByContent(outputs, artifact, created) ?? outputByPlace(layout, artifact, ids);
        return output === null ? [] : [{ id: output.id, output: output.output, user }];
      }),
    );
}

type Output = Omit<OutputUse, "user">;

interface MadeOutput extends Output {
  readonly created: string | null;
}

/** What an execution used before there was the other one, it has not from there. */
function outputByContent(
  outputs: ReadonlyMap<string, MadeOutput>,
  { sha256 }: Artifact,
  usedBy: string | null,
): MadeOutput | null {
  const made = outputs.get(sha256);
  return made === undefined || isBefore(usedBy, made.created) ? null : made;
}

function isBefore(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one < other;
}

async function outputsOf(
  layout: WorkspaceLayout,
  doomed: readonly ExecutionSummary[],
): Promise<ReadonlyMap</* sha256 */ string, MadeOutput>> {
  const outputs = new Map<string, MadeOutput>();
  for (const execution of doomed)
    for (const artifact of artifactsIn(await bundleFolder(layout, execution, "metadata")))
      // Empty files are all the same, and nobody's loss.
      if (artifact.direction === "output" && artifact.size > 0) {
        const { id, created } = execution;
        const known = outputs.get(artifact.sha256);
        // Of several that made the same, the first could have been used by most.
        if (known === undefined || isBefore(created, known.created))
          outputs.set(artifact.sha256, { id, output: artifact.name, created });
      }
  return outputs;
}

function outputByPlace(
  layout: WorkspaceLayout,
  { uri, name }: Artifact,
  ids: ReadonlySet<string>,
): Output | null {
  for (const prefix of [".executions/executions/", layout.executions + sep]) {
    const id = uri.startsWith(prefix) ? uri.slice(prefix.length).split(/[\\/]/)[0] : undefined;
    if (id !== undefined && ids.has(id)) return { id, output: name };
  }
  return null;
}

function artifactsIn(bundle: string): readonly Artifact[] {
  return lenientArtifacts(objectOf(readJsonOrNull(join(bundle, bundlePaths.artifacts), "refuse"))) ?? [];
}

import { existsSync } from "node:fs";
import { basename, isAbsolute, join, resolve } from "node:path";
import { messageOf } from "../../core/humanError";
import { liesInBundle } from "../../core/liesInBundle";
import type { Artifact } from "../../core/records";
import type { WorkspaceLayout } from "../../bundle/layout";
import { holds, type ContentFinder } from "./contentFinder";
import { blocking, type Difference } from "./difference";
import type { EarlierRun } from "./earlierRun";
import { placeContent } from "./placeContent";

/** Where a reproduction runs. */
export interface Place {
  /** The top folder of the code, absolute. */
  readonly root: string;
  /** Stands for the workspace; the same as `root`, or a folder of it. */
  readonly workspace: string;
  /** For inputs that do not lie in the workspace, absolute. */
  readonly inputs: string;
}

export interface PlacedInputs {
  readonly differences: readonly Difference[];
  /** Absolute path that an input had → where its content is for this run. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Roles of what no person gave as an input. */
const restoredRole = "restored";

/**
 * Sees to it that each recorded input has its content where the run looks for it: as the code holds it, else from the
 * bundle, from the disk where the hash still fits, or from another bundle.
 */
export async function placeInputs(
  layout: WorkspaceLayout,
  earlier: EarlierRun,
  place: Place,
  finder: ContentFinder,
): Promise<PlacedInputs> {
  const differences: Difference[] = [];
  const moved = new Map<string, string>();
  for (const artifact of inputsOf(earlier)) {
    const recorded = resolve(layout.workspace, artifact.uri);
    const target = isAbsolute(artifact.uri)
      ? join(place.inputs, artifact.sha256.slice(0, 8), basename(artifact.uri))
      : resolve(place.workspace, artifact.uri);
    if (isAbsolute(artifact.uri) && (await holds(recorded, artifact))) continue;
    if (!isAbsolute(artifact.uri) && (await holds(target, artifact))) continue;
    const problem = await placeOne(
      artifact,
      target,
      isAbsolute(artifact.uri) ? place.inputs : place.root,
      finder,
    );
    if (problem === null) moved.set(recorded, target);
    else {
      differences.push(blocking(`${roleText(artifact)} ${artifact.uri} ${stateText(recorded)}${problem}`));
      placeToday(recorded, target, place.root);
    }
  }
  return { differences, moved };
}

/** What restored outputs were is put into the outputs folder by the run itself; a copy in the bundle serves from there. */
function inputsOf({ artifacts }: EarlierRun): Artifact[] {
  return artifacts.filter(
    (artifact) => artifact.direction === "input" && artifact.role !== restoredRole && !liesInBundle(artifact),
  );
}

/** What an execution was given of earlier outputs when it began. */
export function restoredOf({ artifacts }: EarlierRun): Artifact[] {
  return artifacts.filter(({ direction, role }) => direction === "input" && role === restoredRole);
}

async function placeOne(
  artifact: Artifact,
  target: string,
  root: string,
  finder: ContentFinder,
): Promise<string | null> {
  const found = await finder.find(artifact);
  if (found === null)
    return `, and its content (sha256 ${artifact.sha256.slice(0, 12)}…) is in no bundle of this workspace`;
  try {
    placeContent(found, target, root);
    return null;
  } catch (error) {
    return `, and its content could not be placed: ${messageOf(error)}`;
  }
}

/** Who wants it run anyway gets what lies there today, where the code brings nothing of that name. */
function placeToday(recorded: string, target: string, root: string): void {
  if (!existsSync(recorded) || existsSync(target)) return;
  try {
    placeContent(recorded, target, root);
  } catch {
    // The difference is told already; the script will find nothing there.
  }
}

function roleText({ role }: Artifact): string {
  return role === "script" ? "the script" : `the input ${role === "" ? "" : `${role},`}`.trim();
}

function stateText(path: string): string {
  return existsSync(path) ? "changed since" : "is not there any more";
}

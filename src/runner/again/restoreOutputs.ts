import { constants, cpSync, existsSync, lstatSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { liesInBundle } from "../../core/liesInBundle";
import type { Artifact } from "../../core/records";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import type { Again, BeginningRun } from "./again";
import type { EarlierRun } from "./earlierRun";

/** Copies of files that lay in the workspace: there the script finds them as they are today. */
const keptElsewhere: ReadonlySet<Artifact["known"]> = new Set(["collected", "observed"]);

/** What of an execution's outputs a restored one starts with: all but the logs and copies of workspace files. */
export function outputsToRestore({ bundle, artifacts }: EarlierRun): Artifact[] {
  return artifacts.filter(
    (artifact) =>
      artifact.direction === "output" &&
      liesInBundle(artifact) &&
      artifact.uri !== bundlePaths.stdout &&
      artifact.uri !== bundlePaths.stderr &&
      !keptElsewhere.has(artifact.known) &&
      existsSync(join(bundle, artifact.uri)),
  );
}

/** A run that finds a copy (a clone where the file system can) of an earlier one's outputs in its outputs folder. */
export function restoring(layout: WorkspaceLayout, earlier: EarlierRun): Again {
  return { kind: "restore", begin: (run) => Promise.resolve(copyOutputs(layout, earlier, run)) };
}

function copyOutputs(layout: WorkspaceLayout, earlier: EarlierRun, run: BeginningRun): Artifact[] {
  return outputsToRestore(earlier).flatMap((artifact): Artifact[] => {
    const from = join(earlier.bundle, artifact.uri);
    try {
      // A link planted in a bundle from elsewhere could lead out of it.
      if (!lstatSync(from).isFile()) return [];
      cpSync(from, join(run.bundle, artifact.uri), { mode: constants.COPYFILE_FICLONE, errorOnExist: true });
    } catch (error) {
      run.warn(`the output ${artifact.uri} was not restored: ${(error as Error).message}`);
      return [];
    }
    // Of an archived one `from` is a copy in the cache: its outputs are named where they belong.
    const bundle = relative(layout.workspace, join(layout.executions, earlier.id)).split(sep).join("/");
    const uri = `${bundle}/${artifact.uri}`;
    return [{ ...artifact, direction: "input", role: "restored", uri, known: "declared" }];
  });
}

import { join } from "node:path";
import { type Manifest, type Verification } from "../../core/records";
import { derivedPaths, unsealedPaths } from "../layout";
import { hashFileInTurns, type HashProgress } from "./hashFile";
import { type FolderContent } from "./walkFolder";

export type Differences = Pick<Verification, "missing" | "added" | "changed">;

type Recorded = Manifest["files"][string];

/**
 * What a bundle holds against what its manifest says. Only files that were found by listing the bundle are read; a
 * path of the manifest is a name to compare, wherever it points.
 * @throws the signal's reason when it was aborted.
 */
export async function compareContent(
  bundle: string,
  content: FolderContent,
  manifest: Manifest,
  progress: HashProgress,
): Promise<Differences> {
  const files = new Map(Object.entries(manifest.files));
  const links = new Map(Object.entries(manifest.links ?? {}));
  const added: string[] = [];
  const addedLinks: string[] = [];
  const changed: string[] = [];
  for (const path of content.files) {
    const recorded = files.get(path);
    if (recorded === undefined && !links.has(path)) added.push(path);
    else if (!(await isUnchanged(join(bundle, path), recorded, progress))) changed.push(path);
  }
  for (const [path, target] of content.links)
    if (links.get(path) !== target) (files.has(path) || links.has(path) ? changed : addedLinks).push(path);
  return {
    missing: missingPaths(files.keys(), content),
    added: [...added.filter(isReported), ...addedLinks].sort(),
    changed: changed.sort(),
  };
}

function isReported(path: string): boolean {
  return !unsealedPaths.has(path) && !derivedPaths.has(path);
}

/** A file where a link was recorded is a change. */
async function isUnchanged(
  path: string,
  recorded: Recorded | undefined,
  progress: HashProgress,
): Promise<boolean> {
  try {
    const found = await hashFileInTurns(path, progress);
    return found.sha256 === recorded?.sha256 && found.size === recorded.size;
  } catch {
    progress.signal?.throwIfAborted();
    return false;
  }
}

function missingPaths(recorded: Iterable<string>, content: FolderContent): string[] {
  const present = new Set(content.files);
  return [...recorded].filter((path) => !present.has(path) && !content.links.has(path)).sort();
}

import { type Manifest, type Verification } from "../../core/records";
import { derivedPaths, unsealedPaths } from "../layout";
import { type BundleContent } from "./bundleContent";
import { type HashProgress } from "./hashFile";

export type Differences = Pick<Verification, "missing" | "added" | "changed">;

type Recorded = Manifest["files"][string];

/**
 * What a bundle holds against what its manifest says. Only files that were found by listing the bundle are read; a
 * path of the manifest is a name to compare, wherever it points.
 * @throws the signal's reason when it was aborted.
 */
export async function compareContent(
  content: BundleContent,
  manifest: Manifest,
  progress: HashProgress,
): Promise<Differences> {
  const files = new Map(Object.entries(manifest.files));
  const links = new Map(Object.entries(manifest.links ?? {}));
  const added: string[] = [];
  const changed: string[] = [];
  for (const path of content.files) {
    const recorded = files.get(path);
    if (recorded === undefined && !links.has(path)) added.push(path);
    else if (!(await isUnchanged(content, path, recorded, progress))) changed.push(path);
  }
  const otherLinks = [...content.links].flatMap(([path, target]) =>
    links.get(path) === target ? [] : [path],
  );
  const isKnown = (path: string): boolean => files.has(path) || links.has(path);
  return {
    missing: missingPaths(files.keys(), content),
    added: [...added.filter(isReported), ...otherLinks.filter((path) => !isKnown(path))].sort(),
    changed: [...changed, ...otherLinks.filter(isKnown)].sort(),
  };
}

function missingPaths(recorded: Iterable<string>, content: BundleContent): string[] {
  const missing: string[] = [];
  for (const path of recorded) if (!content.files.has(path) && !content.links.has(path)) missing.push(path);
  return missing.sort();
}

function isReported(path: string): boolean {
  return !unsealedPaths.has(path) && !derivedPaths.has(path);
}

/** A file where a link was recorded is a change. */
async function isUnchanged(
  content: BundleContent,
  path: string,
  recorded: Recorded | undefined,
  progress: HashProgress,
): Promise<boolean> {
  try {
    const found = await content.hash(path, progress);
    return found.sha256 === recorded?.sha256 && found.size === recorded.size;
  } catch {
    progress.signal?.throwIfAborted();
    return false;
  }
}

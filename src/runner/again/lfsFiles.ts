import { closeSync, existsSync, lstatSync, openSync, readSync } from "node:fs";
import { join, relative } from "node:path";
import type { ContentFinder } from "./contentFinder";
import { told, type Difference } from "./difference";
import { placeContent } from "./placeContent";
import type { Place } from "./placeInputs";
import type { RepositoryGit } from "./repositoryGit";

const pointerBytes = 1024;
const pointer =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[^]*?^oid sha256:([0-9a-f]{64})\nsize (\d+)$/m;

/**
 * The filter of Git LFS does not run where a worktree is made: files that came as pointers get their content from the
 * local store of Git LFS, from the workspace or from a bundle; where it is nowhere, that is told.
 */
export async function fillLfsFiles(
  repository: RepositoryGit,
  place: Place,
  finder: ContentFinder,
): Promise<Difference[]> {
  const listed = await repository.run(place.root, ["ls-files", "-z", "--", ":(top,attr:filter=lfs)"]);
  const common = await repository.run(place.root, [
    "rev-parse",
    "--path-format=absolute",
    "--git-common-dir",
  ]);
  const store = join(common.stdout.toString("utf8").trim(), "lfs", "objects");
  const differences: Difference[] = [];
  for (const path of listed.stdout.toString("utf8").split("\0").filter(Boolean)) {
    const content = pointedTo(join(place.root, path));
    if (content === null) continue;
    const { sha256 } = content;
    const stored = join(store, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const inWorkspace = relative(place.workspace, join(place.root, path));
    const found = existsSync(stored) ? stored : await finder.findFile(content, inWorkspace);
    if (found === null)
      differences.push(
        told(`${path} is a Git LFS pointer whose content is not on this machine: git lfs fetch`),
      );
    else placeContent(found, join(place.root, path), place.root);
  }
  return differences;
}

function pointedTo(path: string): { readonly sha256: string; readonly size: number } | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true || stats.size > pointerBytes) return null;
  const bytes = Buffer.alloc(pointerBytes);
  const descriptor = openSync(path, "r");
  try {
    const found = pointer.exec(bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, pointerBytes, 0)));
    return found === null ? null : { sha256: found[1] ?? "", size: Number(found[2]) };
  } finally {
    closeSync(descriptor);
  }
}

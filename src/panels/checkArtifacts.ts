import { lstatSync } from "node:fs";
import { hashFolder } from "../bundle/seal/folderIdentity";
import { hashFileInTurns } from "../bundle/seal/hashFile";
import type { DiskState } from "../shared/details/detailsMessages";
import type { ArtifactsView, ArtifactView } from "../shared/details/detailsView";
import type { BundleFiles } from "./bundleFiles";

/** Larger ones are not hashed for a page; `verify` and a new run hash them. */
const maximumBytes = 256 * 1024 * 1024;

/** Whether each artifact is on the disk what it was for the execution: by size first, then by content. */
export async function checkArtifacts(
  artifacts: ArtifactsView | null,
  files: BundleFiles,
): Promise<{ uri: string; state: DiskState }[]> {
  const result: { uri: string; state: DiskState }[] = [];
  for (const artifact of [...(artifacts?.inputs ?? []), ...(artifacts?.outputs ?? [])])
    result.push({ uri: artifact.uri, state: await stateOf(artifact, files.locate(artifact.uri)) });
  return result;
}

async function stateOf({ sha256, size }: ArtifactView, path: string): Promise<DiskState> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "gone";
  if (sha256 === "") return "unknown";
  if (found.isFile() && found.size !== size) return "changed";
  if (size > maximumBytes) return "unknown";
  try {
    const identity = found.isDirectory() ? await hashFolder(path) : await hashFileInTurns(path);
    return identity.sha256 === sha256 ? "same" : "changed";
  } catch {
    return "unknown";
  }
}

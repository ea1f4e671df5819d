import type { Artifact } from "../../src/core/records";
import { HashCache } from "../../src/bundle/seal/hashCache";
import type { WorkspaceLayout } from "../../src/bundle/layout";

/** What an execution would have recorded of an input file or folder (absolute) as it is now, under this uri. */
export async function recordedFile(layout: WorkspaceLayout, path: string, uri: string): Promise<Artifact> {
  const { identity } = await new HashCache(layout.hashes).hash(path);
  const { sha256, size } = identity;
  return {
    direction: "input",
    name: "data",
    role: "data",
    type: "File",
    version: null,
    sha256,
    size,
    uri,
    known: "declared",
  };
}

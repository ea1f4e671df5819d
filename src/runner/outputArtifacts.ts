import { join, relative, resolve, sep } from "node:path";
import { artifactTypeOf } from "../core/artifactType";
import type { Artifact } from "../core/records";
import { bundlePaths } from "../bundle/layout";
import { hashFileInTurns, type ContentIdentity } from "../bundle/seal/hashFile";
import { walkFolder } from "../bundle/seal/walkFolder";
import type { ArtifactEvent } from "./eventFile";

export interface CollectedOutputs {
  readonly artifacts: readonly Artifact[];
  /** Content by path in the bundle, so that the manifest need not hash it again. */
  readonly hashes: ReadonlyMap<string, ContentIdentity>;
}

/**
 * Everything in `outputs/`, hashed; what counts for nothing (links, sockets, what cannot be read) is told by `warn`.
 * @param known content that was hashed already, by path in the bundle.
 */
export async function collectOutputs(
  bundle: string,
  registered: readonly ArtifactEvent[],
  known: ReadonlyMap<string, ContentIdentity> | undefined,
  warn: (message: string) => void,
): Promise<CollectedOutputs> {
  const folder = join(bundle, bundlePaths.outputs);
  const content = walkFolder(folder);
  for (const { path, reason } of content.skipped) warn(`the output ${path} was left out: ${reason}`);
  for (const path of content.links.keys())
    warn(`the output ${path} is a symbolic link; what it leads to was not kept`);
  const hashes = new Map<string, ContentIdentity>();
  const artifacts: Artifact[] = [];
  const said = saidOfOutputs(bundle, registered);
  for (const path of content.files) {
    const uri = `${bundlePaths.outputs}/${path}`;
    try {
      const identity = await identityOf(bundle, uri, known);
      hashes.set(uri, identity);
      artifacts.push({
        direction: "output",
        name: said.get(uri)?.name ?? path,
        role: "output",
        type: said.get(uri)?.type ?? artifactTypeOf(path),
        version: null,
        ...identity,
        uri,
        known: said.has(uri) ? "registered" : "outputs",
      });
    } catch (error) {
      warn(`the output ${path} could not be read: ${(error as Error).message}`);
    }
  }
  return { artifacts, hashes };
}

async function identityOf(
  bundle: string,
  uri: string,
  known: ReadonlyMap<string, ContentIdentity> | undefined,
): Promise<ContentIdentity> {
  return known?.get(uri) ?? (await hashFileInTurns(join(bundle, uri)));
}

/** Names and types that the script gave to files in its outputs folder. */
function saidOfOutputs(
  bundle: string,
  events: readonly ArtifactEvent[],
): Map</* uri */ string, { readonly name: string | undefined; readonly type: string | undefined }> {
  const outputs = join(bundle, bundlePaths.outputs);
  const said = new Map<string, { name: string | undefined; type: string | undefined }>();
  for (const event of events) {
    if (event.role !== "output") continue;
    const path = relative(outputs, resolve(outputs, event.path)).split(sep).join("/");
    said.set(`${bundlePaths.outputs}/${path}`, {
      name: event.name,
      type: event.artifactType,
    });
  }
  return said;
}

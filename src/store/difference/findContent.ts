import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, relative, resolve, sep } from "node:path";
import { messageOf } from "../../core/humanError";
import type { Artifact } from "../../core/records";
import {
  membersOf,
  openBundle,
  type BundleContents,
  type BundleEntry,
} from "../../bundle/contents/bundleContents";
import { fileSource, type ContentSource } from "../../bundle/contents/contentSource";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { HashCache } from "../../bundle/seal/hashCache";

/** The content of an artifact, or why it cannot be had. */
export type FoundContent = BundleEntry | { readonly kind: "gone"; readonly reason: string };

/** Finds what executions of a workspace used and made, with the content that was recorded. */
export class ContentFinder {
  private readonly opened = new Map</* execution */ string, Promise<BundleContents | null>>();

  constructor(private readonly layout: WorkspaceLayout) {}

  /** The content of an artifact of an execution: the bundle's own copy, else where it lay if it is still the same. */
  async find(id: string, artifact: Artifact): Promise<FoundContent> {
    try {
      return (
        (await this.inBundle(id, artifact.uri)) ??
        (await this.keptBeside(id, artifact)) ??
        (await this.inWorkspace(artifact))
      );
    } catch (error) {
      return { kind: "gone", reason: messageOf(error) };
    }
  }

  /** Nothing that was found can be read any more. */
  async close(): Promise<void> {
    for (const bundle of await Promise.allSettled(this.opened.values()))
      if (bundle.status === "fulfilled") bundle.value?.close();
  }

  private async inBundle(id: string, path: string): Promise<BundleEntry | null> {
    if (!/^(?:inputs|outputs)\//.test(path)) return null;
    const known = this.opened.get(id) ?? openBundle(this.layout, id);
    this.opened.set(id, known);
    return (await known)?.find(path) ?? null;
  }

  /** Outside git the bundle holds a copy of the script, which its record does not name. */
  private async keptBeside(id: string, artifact: Artifact): Promise<BundleEntry | null> {
    const copy = await this.inBundle(id, `${bundlePaths.inputs}/${basename(artifact.uri)}`);
    return copy?.kind === "file" && (await hashOf(copy.source)) === artifact.sha256 ? copy : null;
  }

  private async inWorkspace(artifact: Artifact): Promise<FoundContent> {
    const path = resolve(this.layout.workspace, artifact.uri);
    const [id = "", ...inside] = relative(this.layout.executions, path).split(sep);
    const kept = id === ".." ? null : await this.inBundle(id, inside.join("/"));
    if (kept !== null) return kept;
    const { uri, reason } = artifact;
    if (!existsSync(path)) return { kind: "gone", reason: reason ?? `${uri} is not there any more` };
    const hashed = await new HashCache(this.layout.hashes).hash(path);
    if (hashed.identity.sha256 !== artifact.sha256)
      return { kind: "gone", reason: `${uri} was changed since, and the bundle holds no copy` };
    return hashed.kind === "file"
      ? { kind: "file", source: fileSource(path) }
      : { kind: "folder", members: await membersOf(path) };
  }
}

async function hashOf(source: ContentSource): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of source.open()) hash.update(piece);
  return hash.digest("hex");
}

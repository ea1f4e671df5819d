import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { basename, relative, resolve, sep } from "node:path";
import { messageOf } from "../../core/humanError";
import type { Artifact } from "../../core/records";
import type { ExecutionSummary } from "../../core/summary";
import {
  membersOf,
  openBundle,
  type BundleContents,
  type BundleEntry,
} from "../../bundle/contents/bundleContents";
import { fileSource, type ContentSource } from "../../bundle/contents/contentSource";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { HashCache } from "../../bundle/seal/hashCache";
import { mayLook, mayWalk, mostEntries } from "../placesToRead";

/** The content of an artifact, or why it cannot be had. */
export type FoundContent = BundleEntry | { readonly kind: "gone"; readonly reason: string };

/** The execution that an artifact belongs to. */
export type Owner = Pick<ExecutionSummary, "id" | "imported">;

/** Finds what executions of a workspace used and made, with the content that was recorded. */
export class ContentFinder {
  private readonly opened = new Map</* execution */ string, Promise<BundleContents | null>>();

  constructor(private readonly layout: WorkspaceLayout) {}

  /** The content of an artifact of an execution: the bundle's own copy, else where it lay if it is still the same. */
  async find({ id, imported }: Owner, artifact: Artifact): Promise<FoundContent> {
    try {
      return (
        (await this.inBundle(id, artifact.uri)) ??
        (await this.keptBeside(id, artifact)) ??
        (await this.whereItLay(artifact, imported))
      );
    } catch (error) {
      return gone(messageOf(error));
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
    if (copy?.kind !== "file" || copy.source.size !== artifact.size) return null;
    return (await hashOf(copy.source)) === artifact.sha256 ? copy : null;
  }

  private async whereItLay(artifact: Artifact, imported: boolean): Promise<FoundContent> {
    const { uri } = artifact;
    if (!mayLook(this.layout, uri, true))
      return gone(`${uri} lies on a network share, which is not looked at`);
    if (!mayLook(this.layout, uri, !imported))
      return gone(`${uri} is a place of the machine that it was imported from`);
    const path = resolve(this.layout.workspace, uri);
    const [id = "", ...inside] = relative(this.layout.executions, path).split(sep);
    const kept = id === ".." ? null : await this.inBundle(id, inside.join("/"));
    if (kept !== null) return kept;
    return (
      (await this.unchanged(path, artifact, !imported)) ??
      gone(`${uri} was changed since, and the bundle holds no copy`)
    );
  }

  /** Null where there is something else than what was recorded; a size that differs spares reading it. */
  private async unchanged(
    path: string,
    { uri, size, sha256, reason }: Artifact,
    isOwn: boolean,
  ): Promise<FoundContent | null> {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return gone(reason ?? `${uri} is not there any more`);
    if (stats.isDirectory() && !mayWalk(this.layout, path, isOwn)) return gone(unreadFolder(uri, isOwn));
    if (!stats.isDirectory() && !(stats.isFile() && stats.size === size)) return null;
    const hashed = await new HashCache(this.layout.hashes).hash(path, { mostEntries });
    if (hashed.identity.sha256 !== sha256) return null;
    return hashed.kind === "file"
      ? { kind: "file", source: fileSource(path) }
      : { kind: "folder", members: membersOf(hashed.identity.files) };
  }
}

function unreadFolder(uri: string, isOwn: boolean): string {
  return isOwn
    ? `${uri} holds the executions themselves: it is not read`
    : `${uri} is a folder that an imported execution names: it is not read`;
}

function gone(reason: string): FoundContent {
  return { kind: "gone", reason };
}

async function hashOf(source: ContentSource): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of source.open()) hash.update(piece);
  return hash.digest("hex");
}

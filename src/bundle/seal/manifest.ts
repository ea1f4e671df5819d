import { lstatSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../core/humanError";
import { isJsonObject } from "../../core/json";
import { type Manifest } from "../../core/records";
import { writeJsonAtomic } from "../atomicWrite";
import { bundlePaths, unsealedPaths } from "../layout";
import { hashFileInTurns, type ContentIdentity, type HashProgress } from "./hashFile";
import { walkFolder, type Skipped } from "./walkFolder";

export interface BuiltManifest {
  readonly manifest: Manifest;
  /** What a manifest cannot hold: files that cannot be read, sockets, FIFOs, names that are not text. */
  readonly skipped: readonly Skipped[];
}

/**
 * Lists all files of a bundle by content, but the manifest itself, the token and the annotations (design, section 3).
 * An `output.zip` that is there by now is in it; one made later is derived.
 *
 * Symbolic links are recorded by the text of their target and never followed: what they point to is not part of the
 * bundle. A link may get lost on the way (no archive carries one), but one that is there must be the one recorded.
 * @param known content that the caller hashed already, by path in the bundle; taken where the size still agrees.
 */
export async function buildManifest(
  bundle: string,
  known: ReadonlyMap<string, ContentIdentity> = new Map(),
  progress: HashProgress = {},
): Promise<BuiltManifest> {
  const content = walkFolder(bundle);
  const files: [string, ContentIdentity][] = [];
  const skipped = [...content.skipped];
  for (const path of content.files) {
    if (unsealedPaths.has(path)) continue;
    try {
      files.push([path, await identityOf(join(bundle, path), known.get(path), progress)]);
    } catch (error) {
      progress.signal?.throwIfAborted();
      skipped.push({ path, reason: messageOf(error) });
    }
  }
  return {
    manifest: {
      version: 1,
      files: Object.fromEntries(files),
      ...(content.links.size === 0 ? {} : { links: Object.fromEntries(content.links) }),
    },
    skipped,
  };
}

async function identityOf(
  path: string,
  known: ContentIdentity | undefined,
  progress: HashProgress,
): Promise<ContentIdentity> {
  return known?.size === lstatSync(path).size
    ? { sha256: known.sha256, size: known.size }
    : await hashFileInTurns(path, progress);
}

/** Writes `metadata/manifest.json`. */
export function writeManifest(bundle: string, manifest: Manifest): void {
  writeJsonAtomic(join(bundle, bundlePaths.manifest), manifest, { flush: "content" });
}

/** What stands in a `manifest.json`, or null when it is none. Its paths are names to compare, never to open. */
export function parseManifest(value: unknown): Manifest | null {
  if (!isJsonObject(value) || value["version"] !== 1 || !isJsonObject(value["files"])) return null;
  const links = value["links"] ?? {};
  if (!isJsonObject(links) || !Object.values(links).every((target) => typeof target === "string"))
    return null;
  if (!Object.values(value["files"]).every(isContentIdentity)) return null;
  return value as unknown as Manifest;
}

function isContentIdentity(value: unknown): value is ContentIdentity {
  return isJsonObject(value) && typeof value["sha256"] === "string" && typeof value["size"] === "number";
}

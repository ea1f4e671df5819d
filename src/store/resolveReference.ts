import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { parseArtifactReference, type ArtifactReference, type VersionWish } from "../core/artifactReference";
import { wrongUse } from "../core/humanError";
import { liesInBundle } from "../core/liesInBundle";
import { isEndState } from "../core/lifecycle";
import { nearestOf } from "../core/nearest";
import type { Artifact } from "../core/records";
import { archiveFile, listArchivedIds } from "../bundle/archive/archiveFile";
import { artifactPath } from "../bundle/artifactPath";
import { enclosingBundle } from "../bundle/enclosingBundle";
import { bundlePaths, type WorkspaceLayout } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";
import { identityOfFiles } from "../bundle/seal/folderIdentity";
import { HashCache } from "../bundle/seal/hashCache";
import { parseManifest } from "../bundle/seal/manifest";
import { artifactVersions, type ArtifactPlace, type ArtifactVersion } from "./artifactVersions";
import { readRecords } from "./bundleRecords";
import type { ExecutionStore } from "./executionStore";
import { findExecution } from "./findExecution";

/** The file or folder that a reference leads to; its content is what was recorded. */
export interface ResolvedReference {
  /** Absolute. */
  readonly path: string;
  readonly type: string;
  /** `v2`, where the reference was by name. */
  readonly version: string | null;
  /** What was recorded of it. */
  readonly artifact: Artifact;
}

/**
 * Finds the file that a reference means and checks its content against what was recorded (design, section 5).
 * @throws {HumanError} wrong use: no such execution, output, name or version; or its file is gone or changed.
 */
export async function resolveReference(store: ExecutionStore, text: string): Promise<ResolvedReference> {
  const reference = parseArtifactReference(text);
  if (reference === null)
    throw wrongUse(
      `${text} is no reference: write execution:ID/OUTPUT, artifact:NAME, artifact:NAME@v2 or artifact:NAME@SHA256.`,
    );
  if (reference.kind === "execution") return resolveOutput(store, text, reference);
  const version = versionOf(store.layout, text, reference.name, reference.version);
  const { path, artifact } = await firstIntact(store.layout, text, version.places);
  return { path, type: artifact.type, version: `v${version.number}`, artifact };
}

async function resolveOutput(
  store: ExecutionStore,
  text: string,
  { execution, output }: Extract<ArtifactReference, { kind: "execution" }>,
): Promise<ResolvedReference> {
  refuseArchived(store.layout, execution);
  const { id, path: bundle, state } = findExecution(store, execution);
  const outputs = (readRecords(bundle).artifacts ?? []).filter(({ direction }) => direction === "output");
  const artifact =
    outputs.find((made) => liesInBundle(made) && namesOf(made.uri).includes(output)) ??
    outputs.find(({ uri }) => uri === output) ??
    outputs.find(({ name, source }) => name === output || source === output) ??
    sealedPath(bundle, output);
  if (artifact === null) {
    if (!isEndState(state))
      throw wrongUse(`${text}: ${id} has not ended (${state}); what it made is not known yet.`);
    const names = outputs.map(({ name }) => name);
    const nearest = nearestOf(output, names);
    throw wrongUse(
      `${text}: ${id} has no output ${output}; ${nearest === null ? list(names) : `did you mean ${nearest}?`}`,
    );
  }
  const place = await firstIntact(store.layout, text, [{ executionId: id, bundle, artifact }]);
  return { path: place.path, type: artifact.type, version: null, artifact };
}

/** What an output in the bundle is asked for by: its path there, and its path in the outputs folder. */
function namesOf(uri: string): string[] {
  return [uri, uri.slice(bundlePaths.outputs.length + 1)];
}

function isArchived(layout: WorkspaceLayout, id: string): boolean {
  return existsSync(archiveFile(layout, id));
}

function refuseArchived(layout: WorkspaceLayout, id: string): void {
  if (isArchived(layout, id))
    throw wrongUse(`${id} is archived; bring it back first: executions unarchive ${id}.`);
}

function list(names: readonly string[]): string {
  return names.length === 0
    ? "it has none."
    : `it has ${names.slice(0, 10).join(", ")}${names.length > 10 ? ", …" : "."}`;
}

/** A file or folder of a sealed bundle that is no artifact of its own: part of a folder that is one. */
function sealedPath(bundle: string, output: string): Artifact | null {
  const manifest = parseManifest(readJsonOrNull(join(bundle, bundlePaths.manifest)));
  const uri = `${bundlePaths.outputs}/${output}`;
  if (manifest === null) return null;
  const identity = Object.hasOwn(manifest.files, uri) ? manifest.files[uri] : folderOf(manifest.files, uri);
  if (identity === undefined) return null;
  const type = Object.hasOwn(manifest.files, uri) ? "File" : "Dataset";
  const facts = {
    direction: "output",
    name: output,
    role: "output",
    version: null,
    uri,
    known: "outputs",
  } as const;
  return { ...facts, type, sha256: identity.sha256, size: identity.size };
}

function folderOf(
  files: Readonly<Record<string, { readonly sha256: string; readonly size: number }>>,
  uri: string,
): { readonly sha256: string; readonly size: number } | undefined {
  const inside = Object.entries(files).filter(([path]) => path.startsWith(`${uri}/`));
  return inside.length === 0
    ? undefined
    : identityOfFiles(new Map(inside.map(([path, identity]) => [path.slice(uri.length + 1), identity])));
}

function versionOf(layout: WorkspaceLayout, text: string, name: string, wish: VersionWish): ArtifactVersion {
  const versions = artifactVersions(layout, name);
  const latest = versions.at(-1);
  if (latest === undefined) {
    const archived = listArchivedIds(layout).length;
    const unasked =
      archived === 0 ? "" : ` Archived ones are not asked (${archived} here): executions unarchive ID.`;
    throw wrongUse(`${text}: no execution has an artifact ${name}.${unasked}`);
  }
  const found = versions.filter((version) => isWished(version, wish, latest));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  const all = versions.map(({ number, sha256 }) => `v${number} (${sha256.slice(0, 8)})`).slice(-10);
  throw wrongUse(
    `${text}: ${only === undefined ? "there is no such version" : "that is not unique"}; there are ${all.join(", ")}.`,
  );
}

function isWished(version: ArtifactVersion, wish: VersionWish, latest: ArtifactVersion): boolean {
  switch (wish.kind) {
    case "latest":
      return version === latest;
    case "number":
      return version.number === wish.number;
    case "content":
      return version.sha256.startsWith(wish.sha256);
  }
}

/** The first of several records of one content, newest first, whose file still holds it. */
async function firstIntact(
  layout: WorkspaceLayout,
  text: string,
  places: readonly ArtifactPlace[],
): Promise<ArtifactPlace & { readonly path: string }> {
  const problems: string[] = [];
  for (const place of places.toReversed()) {
    const path = artifactPath(layout.workspace, place.bundle, place.artifact);
    const problem =
      path === null ? "it lies outside its execution" : await problemOf(layout, path, place.artifact);
    if (path !== null && problem === null) return { ...place, path };
    problems.push(`  ${path ?? place.artifact.uri} of ${place.executionId}: ${problem ?? ""}`);
  }
  throw wrongUse(`${text} cannot be used:\n${problems.slice(0, 5).join("\n")}`);
}

async function problemOf(layout: WorkspaceLayout, path: string, artifact: Artifact): Promise<string | null> {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
    const id = enclosingBundle(layout, path);
    return id !== null && isArchived(layout, id)
      ? `it is archived; bring it back first: executions unarchive ${id}`
      : "it is gone";
  }
  try {
    const { identity } = await new HashCache(layout.hashes).hash(path);
    if (identity.sha256 === artifact.sha256) return null;
    return `it was changed since: its SHA-256 is ${identity.sha256.slice(0, 12)}…, recorded was ${artifact.sha256.slice(0, 12)}…`;
  } catch (error) {
    return (error as Error).message;
  }
}

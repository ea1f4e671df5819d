import { lstatSync } from "node:fs";
import { relative, sep } from "node:path";
import { compareTexts } from "../../core/compareTexts";
import { createdOf, isDataEdge, type ArtifactNode, type LineageGraph } from "../../core/lineage/lineageGraph";
import type { WorkspaceLayout } from "../../bundle/layout";
import { HashCache } from "../../bundle/seal/hashCache";

/** What a lineage knows of a file or folder. */
export type FileArtifact =
  /** Its content as it is now. */
  | { readonly kind: "content"; readonly artifact: ArtifactNode }
  /** What lay there when an execution used or made it last: it was changed since, or is gone. */
  | { readonly kind: "place"; readonly artifact: ArtifactNode; readonly isGone: boolean }
  | { readonly kind: "unknown" };

/**
 * Finds a file or folder in a lineage: by its content first, wherever that was seen, then by its path.
 * @param path absolute.
 * @throws the error of the file system when it is there and cannot be read.
 */
export async function artifactOfFile(
  graph: LineageGraph,
  layout: WorkspaceLayout,
  path: string,
): Promise<FileArtifact> {
  const place = placeIn(layout, path);
  const isGone = lstatSync(path, { throwIfNoEntry: false }) === undefined;
  if (!isGone) {
    const { identity } = await new HashCache(layout.hashes).hash(path);
    const content = `sha256:${identity.sha256}`;
    const artifact = graph.nodes.get(content) ?? graph.nodes.get(`${content}@${place}`);
    if (artifact?.kind === "artifact") return { kind: "content", artifact };
  }
  const last = lastAt(graph, place);
  return last === null ? { kind: "unknown" } : { kind: "place", artifact: last, isGone };
}

/**
 * What stands in records, as JSON without spaces, that speak of a file by its content or its path.
 * @param path absolute.
 * @throws the error of the file system when it is there and cannot be read.
 */
export async function textsAbout(layout: WorkspaceLayout, path: string): Promise<string[]> {
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const content = isThere ? [(await new HashCache(layout.hashes).hash(path)).identity.sha256] : [];
  const places = [placeIn(layout, path), path.split(sep).join("/")];
  return [
    ...content,
    ...places.flatMap((place) => ["uri", "source"].map((field) => `"${field}":${JSON.stringify(place)}`)),
  ];
}

/** What lay at a place last: what was made or used there by the newest execution. */
function lastAt(graph: LineageGraph, place: string): ArtifactNode | null {
  let last: { readonly artifact: ArtifactNode; readonly created: string } | null = null;
  for (const artifact of graph.nodes.values()) {
    if (artifact.kind !== "artifact" || !artifact.places.some(({ path }) => path === place)) continue;
    const created = lastSeen(graph, artifact.id, place);
    if (last === null || compareTexts(created, last.created) > 0) last = { artifact, created };
  }
  return last?.artifact ?? null;
}

function lastSeen(graph: LineageGraph, artifact: string, place: string): string {
  const edges = [...(graph.into.get(artifact) ?? []), ...(graph.outOf.get(artifact) ?? [])];
  return edges
    .filter((edge) => isDataEdge(edge) && edge.place === place)
    .map(({ from, to }) => createdOf(graph.nodes.get(from === artifact ? to : from)))
    .reduce((latest, created) => (compareTexts(created, latest) > 0 ? created : latest), "");
}

/** A file as a lineage names its place: by its path in the workspace where it lies in it. @param path absolute. */
export function placeIn({ workspace }: WorkspaceLayout, path: string): string {
  const inside = relative(workspace, path);
  return (inside.startsWith("..") ? path : inside).split(sep).join("/");
}

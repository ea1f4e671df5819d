import { resolve } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { ArtifactNode, LineageGraph } from "../../core/lineage/lineageGraph";
import { placesToLook } from "../../core/lineage/staleMarks";
import { mayLook } from "../../store/placesToRead";

/** Where a content may lie that a user wants to open: absolute paths of its places that may be looked at. */
export function openablePlaces(layout: WorkspaceLayout, graph: LineageGraph, node: ArtifactNode): string[] {
  const known = placesToLook(graph, [node.id]);
  return node.places
    .filter(({ path }) => mayLook(layout, path, known.get(path)?.isOwn === true))
    .map(({ path }) => resolve(layout.workspace, path));
}

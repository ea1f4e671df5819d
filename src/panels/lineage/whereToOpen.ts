import { existsSync } from "node:fs";
import { bundleOfPlace } from "../../core/lineage/artifactIdentity";
import type { ArtifactNode, LineageGraph } from "../../core/lineage/lineageGraph";
import type { WorkspaceLayout } from "../../bundle/layout";
import { openablePlaces } from "./openablePlaces";

/** Where a content is opened that a user asks for. */
export type WhereToOpen =
  | { readonly kind: "file"; readonly path: string }
  /** In the archive of an execution. */
  | { readonly kind: "archive"; readonly id: string; readonly place: string }
  | { readonly kind: "web"; readonly url: string }
  /** It was looked for here and is not there. */
  | { readonly kind: "gone"; readonly place: string }
  /** No place of it may be looked at. */
  | { readonly kind: "unlooked"; readonly place: string };

/** The first place where a content still lies: on the disk, in an archive, on the web. */
export function whereToOpen(layout: WorkspaceLayout, graph: LineageGraph, node: ArtifactNode): WhereToOpen {
  const named = node.places.map(({ path }) => path);
  const paths = openablePlaces(layout, graph, node);
  const path = paths.find((each) => existsSync(each));
  if (path !== undefined) return { kind: "file", path };
  const place = named.find((each) => isArchived(graph, bundleOfPlace(each)));
  const id = place === undefined ? null : bundleOfPlace(place);
  if (place !== undefined && id !== null) return { kind: "archive", id, place };
  const url = named.find((each) => /^https?:\/\//i.test(each));
  if (url !== undefined) return { kind: "web", url };
  const [first] = paths;
  return first === undefined
    ? { kind: "unlooked", place: named[0] ?? node.id }
    : { kind: "gone", place: first };
}

function isArchived({ nodes }: LineageGraph, id: string | null): boolean {
  const node = id === null ? undefined : nodes.get(id);
  return node?.kind === "execution" && node.missing === null && node.execution?.archived === true;
}

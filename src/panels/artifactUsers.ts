import { shortenId } from "../core/format/shortId";
import { artifactIdOf } from "../core/lineage/artifactIdentity";
import type { LineageEdge, LineageGraph } from "../core/lineage/lineageGraph";
import type { ArtifactUser, ArtifactUsers } from "../shared/details/artifactUsers";
import type { ArtifactView } from "../shared/details/detailsView";

type Identified = Pick<ArtifactView, "uri" | "sha256" | "size">;

/**
 * Which other executions used or made the contents of an execution, newest first. Contents of a few bytes come about by
 * chance and are nobody else's.
 * @param graph the lineage of the workspace. @param id the execution itself.
 */
export function artifactUsers(
  graph: LineageGraph,
  id: string,
  artifacts: readonly Identified[],
): ArtifactUsers[] {
  return artifacts.flatMap(({ uri, sha256, size }) => {
    const node = artifactIdOf({ sha256, size }, "");
    const made = usersOf(graph, id, graph.into.get(node) ?? [], "generated");
    const used = usersOf(graph, id, graph.outOf.get(node) ?? [], "used");
    return made.length + used.length === 0 ? [] : [{ uri, made, used }];
  });
}

/** As long as its column of the table is wide. */
const titleLength = 16;

function usersOf(
  { nodes }: LineageGraph,
  self: string,
  edges: readonly LineageEdge[],
  kind: "used" | "generated",
): ArtifactUser[] {
  const ids = new Set(
    edges.filter((edge) => edge.kind === kind).map(({ from, to }) => (kind === "used" ? to : from)),
  );
  ids.delete(self);
  return [...ids]
    .map((id) => {
      const node = nodes.get(id);
      const execution = node?.kind === "execution" ? node.execution : null;
      return { id, title: execution?.name ?? shortenId(id, titleLength), created: execution?.created ?? "" };
    })
    .sort((one, other) => (one.created < other.created ? 1 : -1))
    .map(({ id, title }) => ({ id, title }));
}

import { isDataEdge, type ArtifactNode, type LineageGraph } from "./lineageGraph";
import { LineageWalk } from "./lineageWalk";

/** How two nodes hang together. */
export interface LineagePath {
  /** From the first node to the second one, both included. */
  readonly nodes: readonly string[];
  /** `forward`: the second came of the first; `backward`: the first of the second; `around`: both share something. */
  readonly direction: "forward" | "backward" | "around";
}

type Passes = (artifact: ArtifactNode) => boolean;

/**
 * The shortest way of data between two nodes, or between any of some and any of others: along its flow, as a lineage is
 * followed, where there is one, else whatever they share. Null: nothing connects them.
 * @param passes over which artifacts it may lead; the ends themselves are always among them.
 */
export function pathBetween(
  graph: LineageGraph,
  from: readonly string[],
  to: readonly string[],
  passes: Passes = () => true,
): LineagePath | null {
  const ends = new Set([...from, ...to]);
  const mayPass: Passes = (artifact) => ends.has(artifact.id) || passes(artifact);
  const options = { depth: Infinity, links: new Set<never>(), passes: mayPass };
  for (const [direction, sign] of [
    ["forward", 1],
    ["backward", -1],
  ] as const) {
    const walk = new LineageWalk(graph, options, sign);
    const distances = walk.from(from);
    const [nearest] = to
      .filter((id) => distances.has(id))
      .sort((one, other) => (distances.get(one) ?? 0) - (distances.get(other) ?? 0));
    if (nearest !== undefined) return { nodes: walk.wayBack(nearest).toReversed(), direction };
  }
  const nodes = search(from, new Set(to), (id) => neighboursOf(graph, id, mayPass));
  return nodes === null ? null : { nodes, direction: "around" };
}

function neighboursOf(graph: LineageGraph, id: string, passes: Passes): string[] {
  const after = (graph.outOf.get(id) ?? []).filter(isDataEdge);
  const before = (graph.into.get(id) ?? []).filter(isDataEdge);
  return [...after.map((edge) => edge.to), ...before.map((edge) => edge.from)].filter((next) => {
    const node = graph.nodes.get(next);
    return node?.kind !== "artifact" || passes(node);
  });
}

function search(
  from: readonly string[],
  to: ReadonlySet<string>,
  neighbours: (id: string) => readonly string[],
): string[] | null {
  const reachedFrom = new Map<string, string | null>(from.map((id) => [id, null]));
  const queue = [...from];
  for (let place = 0; place < queue.length; place += 1) {
    const id = queue[place] ?? "";
    if (to.has(id)) return wayBack(reachedFrom, id);
    for (const next of neighbours(id)) {
      if (reachedFrom.has(next)) continue;
      reachedFrom.set(next, id);
      queue.push(next);
    }
  }
  return null;
}

function wayBack(reachedFrom: ReadonlyMap<string, string | null>, to: string): string[] {
  const nodes: string[] = [];
  for (let id: string | null = to; id !== null; id = reachedFrom.get(id) ?? null) nodes.unshift(id);
  return nodes;
}

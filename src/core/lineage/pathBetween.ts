import { isDataEdge, type LineageGraph } from "./lineageGraph";
import { LineageWalk } from "./lineageWalk";

/** How two nodes hang together. */
export interface LineagePath {
  /** From the first node to the second one, both included. */
  readonly nodes: readonly string[];
  /** `forward`: the second came of the first; `backward`: the first of the second; `around`: both share something. */
  readonly direction: "forward" | "backward" | "around";
}

const everything = { depth: Infinity, links: new Set<never>(), passes: () => true };

/**
 * The shortest way of data between two nodes: along its flow, as a lineage is followed, where there is one, else whatever
 * they share. Null: nothing connects them.
 */
export function pathBetween(graph: LineageGraph, from: string, to: string): LineagePath | null {
  for (const [direction, sign] of [
    ["forward", 1],
    ["backward", -1],
  ] as const) {
    const walk = new LineageWalk(graph, everything, sign);
    walk.from([from]);
    const nodes = walk.wayBack(to).toReversed();
    if (nodes.length > 0) return { nodes, direction };
  }
  const nodes = search(from, to, (id) => neighboursOf(graph, id));
  return nodes === null ? null : { nodes, direction: "around" };
}

function neighboursOf(graph: LineageGraph, id: string): string[] {
  const after = (graph.outOf.get(id) ?? []).filter(isDataEdge);
  const before = (graph.into.get(id) ?? []).filter(isDataEdge);
  return [...after.map((edge) => edge.to), ...before.map((edge) => edge.from)];
}

function search(from: string, to: string, neighbours: (id: string) => readonly string[]): string[] | null {
  const reachedFrom = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let place = 0; place < queue.length; place += 1) {
    const id = queue[place] ?? "";
    if (id === to) return wayBack(reachedFrom, to);
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

import { isDataEdge, type LineageGraph } from "./lineageGraph";

/** How two nodes hang together. */
export interface LineagePath {
  /** From the first node to the second one, both included. */
  readonly nodes: readonly string[];
  /** `forward`: the second came of the first; `backward`: the first of the second; `around`: both share something. */
  readonly direction: "forward" | "backward" | "around";
}

/**
 * The shortest way of data between two nodes: along its flow where there is one, else whatever they share. Null: nothing
 * connects them.
 */
export function pathBetween(graph: LineageGraph, from: string, to: string): LineagePath | null {
  for (const direction of ["forward", "backward", "around"] as const) {
    const nodes = search(from, to, (id) => neighboursOf(graph, id, direction));
    if (nodes !== null) return { nodes, direction };
  }
  return null;
}

function neighboursOf(graph: LineageGraph, id: string, direction: LineagePath["direction"]): string[] {
  const after = direction === "backward" ? [] : (graph.outOf.get(id) ?? []).filter(isDataEdge);
  const before = direction === "forward" ? [] : (graph.into.get(id) ?? []).filter(isDataEdge);
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

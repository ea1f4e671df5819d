import { grouped } from "../../core/grouped";
import type { LineageEdgeView } from "./lineageView";

/** The nodes that a node came of and that came of it, itself too. */
export function wholePath(edges: readonly LineageEdgeView[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const [from, to] of [
    ["from", "to"],
    ["to", "from"],
  ] as const) {
    const next = grouped(edges, (edge) => edge[from]);
    const reached = new Set([id]);
    for (const each of reached) for (const edge of next.get(each) ?? []) reached.add(edge[to]);
    for (const each of reached) found.add(each);
  }
  return found;
}

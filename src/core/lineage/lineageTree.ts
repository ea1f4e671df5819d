import { grouped } from "../grouped";
import type { LineageShape, ShapeEdge, ShapeNode } from "./lineageShape";

/** One line of a lineage as a list. */
export interface TreeRow {
  readonly node: ShapeNode;
  /** 0 for a start. */
  readonly level: number;
  /** On which side of the start it stands. */
  readonly side: "start" | "backward" | "forward" | "beside";
  /** How it hangs together with the row above that it belongs to; null for a start, and beside it. */
  readonly edge: ShapeEdge | null;
  /** It stands further up already, with all that belongs to it. */
  readonly isRepeated: boolean;
}

/** The same nodes as the picture as an indented list: each start, what it came of, what came of it, then what stands beside it. */
export function lineageTree(shape: LineageShape): TreeRow[] {
  const before = grouped(shape.edges, ({ to }) => to);
  const after = grouped(shape.edges, ({ from }) => from);
  const nodes = new Map(shape.nodes.map((node) => [node.id, node]));
  const rows: TreeRow[] = [];
  const shown = new Set<string>();
  const sides = [
    { side: "backward", edges: before, end: "from", sign: -1 },
    { side: "forward", edges: after, end: "to", sign: 1 },
  ] as const;
  for (const start of shape.nodes.filter(({ distance }) => distance === 0)) {
    rows.push({ node: start, level: 0, side: "start", edge: null, isRepeated: false });
    for (const { side, edges, end, sign } of sides) {
      // The deepest way is as long as the longest pipeline: a list of what is still to be shown, no recursion.
      const children = ({ id }: ShapeNode, level: number): Pending[] =>
        (edges.get(id) ?? []).flatMap((edge) => {
          const node = nodes.get(edge[end]);
          return node !== undefined && node.beside.length === 0 && node.distance * sign > 0
            ? [{ node, edge, level }]
            : [];
        });
      const pending = children(start, 1).reverse();
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const isRepeated = shown.has(next.node.id);
        rows.push({ ...next, side, isRepeated });
        if (isRepeated) continue;
        shown.add(next.node.id);
        pending.push(...children(next.node, next.level + 1).reverse());
      }
    }
    for (const node of shape.nodes.filter(({ beside }) => beside.length > 0))
      rows.push({ node, level: 1, side: "beside", edge: null, isRepeated: false });
  }
  return rows;
}

type Pending = Pick<TreeRow, "node" | "level"> & { readonly edge: ShapeEdge };

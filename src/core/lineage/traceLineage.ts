import {
  compareCreated,
  isDataEdge,
  type ArtifactNode,
  type LineageEdge,
  type LineageGraph,
  type LinkKind,
  type TracedEdge,
} from "./lineageGraph";
import type { LineageExecution } from "./lineageRecord";
import type { Kinship } from "./siblingsOf";
import { LineageWalk, type Sign } from "./lineageWalk";

export type TraceDirection = "backward" | "forward" | "both";

export const traceDirections: readonly TraceDirection[] = ["backward", "forward", "both"];

export interface TraceOptions {
  readonly direction: TraceDirection;
  /** Edges from the start at most; Infinity for all. */
  readonly depth: number;
  /** Which links are followed beside the data. */
  readonly links: ReadonlySet<LinkKind>;
  /** Which artifacts are shown and followed; the start always is. */
  readonly passes: (artifact: ArtifactNode) => boolean;
}

/** What a lineage holds. */
export interface Trace {
  /**
   * Nodes by id with their distance from the start in edges: negative before it, positive after it, 0 the start. The
   * nearest come first, of equals the oldest.
   */
  readonly distances: ReadonlyMap<string, number>;
  /** Every edge of the chosen kinds between two of them. */
  readonly edges: readonly TracedEdge[];
  /** Which of them are no part of the flow: they stand beside the start. None where it is left out. */
  readonly beside?: ReadonlyMap<string, readonly Kinship[]>;
}

/**
 * Follows data, and links where wanted, from some nodes. An execution has nothing from one that was created after it,
 * though that made the same content again: such a way is not followed.
 * @param starts ids of nodes; those that the graph does not hold are passed over.
 */
export function traceLineage(graph: LineageGraph, starts: readonly string[], options: TraceOptions): Trace {
  const present = starts.filter((id) => graph.nodes.has(id));
  const distances = new Map(present.map((id) => [id, 0]));
  for (const sign of signsOf(options.direction)) {
    const walk = new LineageWalk(graph, options, sign);
    for (const [id, distance] of walk.from(present))
      if (!distances.has(id)) distances.set(id, sign * distance);
  }
  const sorted = new Map(
    [...distances].sort(
      ([one, near], [other, far]) => Math.abs(near) - Math.abs(far) || compareCreated(graph, one, other),
    ),
  );
  return { distances: sorted, edges: edgesBetween(graph, sorted, options.links) };
}

/** Every data edge, and link of the chosen kinds, between two of some nodes. */
export function edgesBetween(
  graph: LineageGraph,
  nodes: ReadonlyMap<string, unknown>,
  links: ReadonlySet<LinkKind>,
): LineageEdge[] {
  return [...nodes.keys()].flatMap((id) =>
    (graph.outOf.get(id) ?? []).filter(
      (edge) => nodes.has(edge.to) && (isDataEdge(edge) || links.has(edge.kind)),
    ),
  );
}

/** The executions of a trace that are in the store. */
export function presentExecutions({ nodes }: LineageGraph, { distances }: Trace): LineageExecution[] {
  return [...distances.keys()].flatMap((id) => {
    const node = nodes.get(id);
    const isThere = node?.kind === "execution" && node.missing === null;
    return isThere && node.execution !== null ? [node.execution] : [];
  });
}

function signsOf(direction: TraceDirection): readonly Sign[] {
  if (direction === "both") return [-1, 1];
  return direction === "backward" ? [-1] : [1];
}

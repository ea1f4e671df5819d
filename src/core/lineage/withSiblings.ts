import { isDataEdge, type ArtifactNode, type LineageGraph, type TracedEdge } from "./lineageGraph";
import { dataOf, kinships, siblingsOf, type Kinship, type Siblings } from "./siblingsOf";
import type { Trace } from "./traceLineage";

/** Over what two siblings share they are so many edges apart. */
const siblingDistance = 2;

/**
 * A lineage with the executions that stand beside its start, and with what makes them its siblings: the data that both
 * used, the re-runs that lead to both, and where there is neither one edge that says that both ran the same method.
 * @param start id of a node; what is no execution has no siblings.
 * @param passes which artifacts are shown.
 */
export function withSiblings(
  graph: LineageGraph,
  trace: Trace,
  start: string,
  passes: (artifact: ArtifactNode) => boolean,
): Trace {
  const beside = besideOf(siblingsOf(graph, start), trace);
  const distances = new Map(trace.distances);
  if (siblingsWith(beside, "sameInputs").length > 0)
    for (const id of dataOf(graph, start)) {
      const node = graph.nodes.get(id);
      if (node?.kind === "artifact" && passes(node) && !distances.has(id)) distances.set(id, -1);
    }
  for (const id of beside.keys()) distances.set(id, siblingDistance);
  return {
    distances,
    edges: [...trace.edges, ...edgesBeside(graph, trace, start, { distances, beside })],
    beside,
  };
}

/** Those that the flow leads to as well are part of it. */
function besideOf(siblings: Siblings, { distances }: Trace): ReadonlyMap<string, readonly Kinship[]> {
  const beside = new Map<string, readonly Kinship[]>();
  for (const kinship of kinships)
    for (const { id } of siblings[kinship])
      if (!distances.has(id)) beside.set(id, [...(beside.get(id) ?? []), kinship]);
  return beside;
}

function edgesBeside(
  graph: LineageGraph,
  trace: Trace,
  start: string,
  { distances, beside }: Required<Pick<Trace, "distances" | "beside">>,
): TracedEdge[] {
  const known = new Set(trace.edges);
  const family = new Set([start, ...siblingsWith(beside, "sameOriginal")]);
  const isShown = (edge: TracedEdge): boolean => {
    if (known.has(edge) || !distances.has(edge.from) || !distances.has(edge.to)) return false;
    return isDataEdge(edge)
      ? edge.kind === "used"
      : edge.kind === "rerunOf" && family.has(edge.from) && family.has(edge.to);
  };
  const found = [start, ...beside.keys()].flatMap((id) => (graph.into.get(id) ?? []).filter(isShown));
  const tied = new Set(found.flatMap(({ from, to }) => [from, to]));
  const others = siblingsWith(beside, "sameMethod").filter((id) => !tied.has(id));
  return [...found, ...others.map((to): TracedEdge => ({ kind: "sameMethod", from: start, to }))];
}

function siblingsWith(beside: ReadonlyMap<string, readonly Kinship[]>, kinship: Kinship): string[] {
  return [...beside].filter(([, kinds]) => kinds.includes(kinship)).map(([id]) => id);
}

import { parseArtifactReference } from "../artifactReference";
import type { Json } from "../json";
import { affectedBy } from "./affectedBy";
import { bundleOfPlace } from "./artifactIdentity";
import { isDataEdge, type ExecutionNode, type LineageGraph } from "./lineageGraph";

/** What can be set right by running it again, and what cannot. */
export interface RerunOrder {
  /** In the order in which they need each other. */
  readonly executions: readonly ExecutionNode[];
  /** With their own inputs they would read the old file out of another execution's bundle again, or come of such a one. */
  readonly leftOut: readonly ExecutionNode[];
}

/**
 * Which executions to run again, with their own inputs, once something turned out to be wrong.
 * @param start id of what is wrong.
 * @param chosen ids of executions; those that are not affected, or not there, are passed over.
 */
export function rerunOrder(graph: LineageGraph, start: string, chosen: readonly string[]): RerunOrder {
  const affected = affectedBy(graph, [start]);
  const wanted = new Set(chosen);
  const present = affected.executions.filter(({ id, missing }) => missing === null && wanted.has(id));
  const pinned = present.filter((node) => readsOldOutput(graph, node, affected.distances));
  const { distances } = affectedBy(
    graph,
    pinned.map(({ id }) => id),
  );
  return {
    executions: present.filter(({ id }) => !distances.has(id)),
    leftOut: present.filter(({ id }) => distances.has(id)),
  };
}

function readsOldOutput(
  graph: LineageGraph,
  { id, execution }: ExecutionNode,
  affected: ReadonlyMap<string, number>,
): boolean {
  return (graph.into.get(id) ?? []).some(
    (edge) =>
      isDataEdge(edge) &&
      affected.has(edge.from) &&
      bundleOfPlace(edge.place) !== null &&
      !namesLatest(execution?.inputs[edge.role]),
  );
}

/** Whether an input leads to what was made last under a name, then. */
function namesLatest(value: Json | undefined): boolean {
  const values = Array.isArray(value) ? value : [value];
  return values.every((each) => {
    const reference = typeof each === "string" ? parseArtifactReference(each) : null;
    return reference?.kind === "artifact" && reference.version.kind === "latest";
  });
}

import { compareCreated, type ArtifactNode, type ExecutionNode, type LineageGraph } from "./lineageGraph";
import { layersOf } from "./layersOf";
import { traceLineage } from "./traceLineage";

/** What came of something that turned out to be wrong. */
export interface Affected {
  /** In the order in which they would have to run again: each after all that made its inputs. */
  readonly executions: readonly ExecutionNode[];
  readonly artifacts: readonly ArtifactNode[];
  /** Of all of them, in edges. */
  readonly distances: ReadonlyMap<string, number>;
}

/** Everything downstream of some nodes, themselves left out. @param starts ids of executions or artifacts. */
export function affectedBy(graph: LineageGraph, starts: readonly string[]): Affected {
  const everything = {
    direction: "forward",
    depth: Infinity,
    links: new Set<never>(),
    passes: () => true,
  } as const;
  const { distances, edges } = traceLineage(graph, starts, everything);
  const nearestFirst = [...distances.keys()];
  // What leads back to the start is a cycle, and no reason to wait.
  const onward = edges.filter(({ to }) => distances.get(to) !== 0);
  const layers = layersOf(nearestFirst, onward);
  const found = nearestFirst
    .filter((id) => distances.get(id) !== 0)
    .sort(
      (one, other) => (layers.get(one) ?? 0) - (layers.get(other) ?? 0) || compareCreated(graph, one, other),
    )
    .flatMap((id) => graph.nodes.get(id) ?? []);
  return {
    distances,
    executions: found.filter((node) => node.kind === "execution"),
    artifacts: found.filter((node) => node.kind === "artifact"),
  };
}

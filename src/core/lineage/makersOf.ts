import { compareCreated, isDataEdge, type ExecutionNode, type LineageGraph } from "./lineageGraph";

/** What an execution is called: by its name, its method, else its id. */
export function executionName({ id, execution }: ExecutionNode): string {
  return execution?.name ?? execution?.method ?? id;
}

/**
 * The executions that made a content, the newest first; those that made it at a place come before those that made the same
 * elsewhere.
 * @param artifact id of the artifact.
 * @param place as the graph tells it: a path in the workspace, or an absolute one.
 */
export function makersOf(graph: LineageGraph, artifact: string, place: string): ExecutionNode[] {
  const made = (graph.into.get(artifact) ?? []).filter(isDataEdge);
  const here = new Set(made.filter((edge) => edge.place === place).map(({ from }) => from));
  return [...new Set(made.map(({ from }) => from))]
    .sort(
      (one, other) => Number(here.has(other)) - Number(here.has(one)) || compareCreated(graph, other, one),
    )
    .flatMap((id) => {
      const node = graph.nodes.get(id);
      return node?.kind === "execution" ? [node] : [];
    });
}

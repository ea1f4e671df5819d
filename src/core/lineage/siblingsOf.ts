import { methodKey } from "../methodKey";
import {
  compareCreated,
  isDataEdge,
  type ExecutionNode,
  type LineageGraph,
  type LineageNode,
} from "./lineageGraph";

/** Executions beside one. */
export interface Siblings {
  /** They used the very same data, whatever their code. */
  readonly sameInputs: readonly ExecutionNode[];
  /** They ran the same method. */
  readonly sameMethod: readonly ExecutionNode[];
}

/** The executions beside one, the newest first; it is not among them. @param id of an execution. */
export function siblingsOf(graph: LineageGraph, id: string): Siblings {
  return {
    sameInputs: newestFirst(graph, withSameData(graph, id)),
    sameMethod: newestFirst(graph, withSameMethod(graph, id)),
  };
}

function withSameData(graph: LineageGraph, id: string): string[] {
  const own = dataOf(graph, id);
  const [first] = own;
  if (first === undefined) return [];
  const users = (graph.outOf.get(first) ?? []).filter(isDataEdge).map(({ to }) => to);
  return [...new Set(users)].filter((user) => {
    const used = dataOf(graph, user);
    return user !== id && used.size === own.size && [...used].every((each) => own.has(each));
  });
}

function dataOf(graph: LineageGraph, id: string): ReadonlySet<string> {
  const used = (graph.into.get(id) ?? []).filter(isDataEdge);
  return new Set(used.filter(({ isCode }) => !isCode).map(({ from }) => from));
}

function withSameMethod({ nodes }: LineageGraph, id: string): string[] {
  const key = keyOf(nodes.get(id));
  if (key === null) return [];
  return [...nodes.values()].filter((node) => node.id !== id && keyOf(node) === key).map((node) => node.id);
}

function keyOf(node: LineageNode | undefined): string | null {
  const execution = node?.kind === "execution" ? node.execution : null;
  return execution === null || execution.methodId === null ? null : methodKey(execution);
}

function newestFirst(graph: LineageGraph, ids: readonly string[]): ExecutionNode[] {
  return ids
    .toSorted((one, other) => compareCreated(graph, other, one))
    .flatMap((id) => {
      const node = graph.nodes.get(id);
      return node?.kind === "execution" ? [node] : [];
    });
}

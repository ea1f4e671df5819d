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
  /** They are re-runs of the same original, over whatever re-runs, or that original. */
  readonly sameOriginal: readonly ExecutionNode[];
}

/** What makes two executions siblings. */
export type Kinship = keyof Siblings;

export const kinships: readonly Kinship[] = ["sameInputs", "sameMethod", "sameOriginal"];

/** The executions beside one, the newest first; it is not among them. @param id of an execution. */
export function siblingsOf(graph: LineageGraph, id: string): Siblings {
  return {
    sameInputs: newestFirst(graph, withSameData(graph, id)),
    sameMethod: newestFirst(graph, withSameMethod(graph, id)),
    sameOriginal: newestFirst(graph, withSameOriginal(graph, id)),
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

/** The data that an execution used, its code left out; ids of artifacts. */
export function dataOf(graph: LineageGraph, id: string): ReadonlySet<string> {
  const used = (graph.into.get(id) ?? []).filter(isDataEdge);
  return new Set(used.filter(({ isCode }) => !isCode).map(({ from }) => from));
}

function withSameMethod({ nodes }: LineageGraph, id: string): string[] {
  const key = keyOf(nodes.get(id));
  if (key === null) return [];
  return [...nodes.values()].filter((node) => node.id !== id && keyOf(node) === key).map((node) => node.id);
}

function withSameOriginal(graph: LineageGraph, id: string): string[] {
  const family = new Set([id]);
  for (const each of family) {
    for (const { kind, from } of graph.into.get(each) ?? []) if (kind === "rerunOf") family.add(from);
    for (const { kind, to } of graph.outOf.get(each) ?? []) if (kind === "rerunOf") family.add(to);
  }
  family.delete(id);
  return [...family];
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

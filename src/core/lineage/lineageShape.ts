import { grouped } from "../grouped";
import {
  compareCreated,
  isDataEdge,
  type ArtifactNode,
  type ExecutionNode,
  type LineageGraph,
  type LineageNode,
  type TracedEdge,
} from "./lineageGraph";
import { layersOf } from "./layersOf";
import type { Kinship } from "./siblingsOf";
import type { Trace } from "./traceLineage";

/** One thing that is shown: a node, or several alike ones as one. */
export interface ShapeNode {
  /** Of the node; of several, `group:` and the id of the first one. */
  readonly id: string;
  /** At least one; in time. */
  readonly members: readonly LineageNode[];
  /** As in the trace; of several the nearest. */
  readonly distance: number;
  /** What makes it a sibling of the start; empty: it is part of the flow. */
  readonly beside: readonly Kinship[];
}

export interface ShapeEdge {
  readonly kind: TracedEdge["kind"];
  readonly from: string;
  readonly to: string;
  /** What the artifact is to the execution; of several edges each once. */
  readonly roles: readonly string[];
}

/** A lineage as it is shown, in a picture, a list or as text. */
export interface LineageShape {
  readonly nodes: readonly ShapeNode[];
  readonly edges: readonly ShapeEdge[];
}

export interface GroupOptions {
  /** So many alike nodes become one; Infinity: none do. */
  readonly least: number;
  /** Nodes that stay by themselves. */
  readonly apart: ReadonlySet<string>;
  /** Groups that are unfolded. */
  readonly unfolded: ReadonlySet<string>;
}

/**
 * Folds nodes of the same shape: executions of one method in one state, artifacts of one name and type, that came of the
 * same nodes, or of nodes folded together.
 */
export function shapeLineage(graph: LineageGraph, trace: Trace, options: GroupOptions): LineageShape {
  const groups = groupsOf(graph, trace, options);
  const shownAs = new Map<string, string>();
  const nodes = groups.map((members): ShapeNode => {
    const id = groupId(members);
    for (const member of members) shownAs.set(member, id);
    const distance = members
      .map((member) => trace.distances.get(member) ?? 0)
      .reduce((nearest, other) => (Math.abs(other) < Math.abs(nearest) ? other : nearest));
    const beside = each(members.flatMap((member) => trace.beside?.get(member) ?? []));
    return { id, members: members.flatMap((member) => graph.nodes.get(member) ?? []), distance, beside };
  });
  return { nodes, edges: shapeEdges(trace.edges, shownAs) };
}

function groupId(members: readonly string[]): string {
  const [first = ""] = members;
  return members.length === 1 ? first : `group:${first}`;
}

/** Sets of ids, each shown as one, in the order of the trace. */
function groupsOf(graph: LineageGraph, trace: Trace, { least, apart, unfolded }: GroupOptions): string[][] {
  const ids = [...trace.distances.keys()];
  const classOf = classify(graph, ids, trace, apart);
  const classes = grouped(ids, (id) => classOf.get(id) ?? id);
  return [...classes.values()].flatMap((members) => {
    const inTime = members.toSorted((one, other) => compareCreated(graph, one, other));
    return members.length < least || unfolded.has(groupId(inTime)) ? members.map((id) => [id]) : [inTime];
  });
}

/** Nodes of one class are alike. */
function classify(
  graph: LineageGraph,
  ids: readonly string[],
  { edges, beside }: Trace,
  apart: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const data = edges.filter(isDataEdge);
  const [before, after] = [grouped(data, ({ to }) => to), grouped(data, ({ from }) => from)];
  const layers = layersOf(ids, data);
  const classOf = new Map<string, string>();
  const numbers = new Map<string, string>();
  for (const id of ids.toSorted((one, other) => (layers.get(one) ?? 0) - (layers.get(other) ?? 0))) {
    const origins = (before.get(id) ?? []).map(({ from }) => classOf.get(from) ?? from);
    // What nothing is known to have made is told by what it was used for.
    const uses =
      origins.length > 0 ? [] : (after.get(id) ?? []).map(({ to }) => labelOf(graph.nodes.get(to)));
    const signature = apart.has(id)
      ? id
      : JSON.stringify([labelOf(graph.nodes.get(id)), each(origins), each(uses), beside?.get(id) ?? []]);
    const number = numbers.get(signature) ?? String(numbers.size);
    numbers.set(signature, number);
    classOf.set(id, number);
  }
  return classOf;
}

function labelOf(node: LineageNode | undefined): string {
  if (node === undefined) return "";
  return node.kind === "execution" ? executionLabel(node) : artifactLabel(node);
}

function executionLabel({ execution, missing }: ExecutionNode): string {
  return JSON.stringify([execution?.methodId ?? null, execution?.state ?? null, missing]);
}

function artifactLabel({ names, type }: ArtifactNode): string {
  return JSON.stringify([names[0], type]);
}

function each<Value extends string>(values: readonly Value[]): Value[] {
  return [...new Set(values)].sort();
}

function shapeEdges(edges: readonly TracedEdge[], shownAs: ReadonlyMap<string, string>): ShapeEdge[] {
  const shown = new Map<string, ShapeEdge>();
  for (const edge of edges) {
    const [from, to] = [shownAs.get(edge.from), shownAs.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${edge.kind} ${from} ${to}`;
    const roles = [...(shown.get(key)?.roles ?? []), ...(isDataEdge(edge) ? [edge.role] : [])];
    shown.set(key, { kind: edge.kind, from, to, roles: each(roles) });
  }
  return [...shown.values()];
}

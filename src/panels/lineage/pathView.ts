import { pathBetween, type LineagePath } from "../../core/lineage/pathBetween";
import { isDataEdge, type DataEdge, type LineageGraph } from "../../core/lineage/lineageGraph";
import type { ShapeNode } from "../../core/lineage/lineageShape";
import type { Translate } from "../../core/translate";
import type { PathStep, PathView } from "../../shared/lineage/pathView";
import { relationOf } from "./lineageContent";
import { labelOf, type NodeWords } from "./nodeView";
import { rowOf } from "./selectedView";

/** The ends of a path, as they are shown; a group stands for whichever of its nodes is nearest. */
export interface PathEnds {
  readonly from: ShapeNode;
  readonly to: ShapeNode;
}

/**
 * How two nodes hang together, in words and step by step: over what is shown where there is such a way.
 * @param hiddenTypes of artifacts.
 */
export function pathView(
  graph: LineageGraph,
  { from, to }: PathEnds,
  hiddenTypes: ReadonlySet<string>,
  shown: readonly ShapeNode[],
  words: NodeWords,
): PathView {
  const { t } = words;
  const [start, end] = [idsOf(from), idsOf(to)];
  const path =
    pathBetween(graph, start, end, ({ type }) => !hiddenTypes.has(type)) ?? pathBetween(graph, start, end);
  const names = { from: nameOf(from, t), to: nameOf(to, t) };
  const shownAs = new Map(shown.flatMap(({ id, members }) => members.map((member) => [member.id, id])));
  const steps = (path?.nodes ?? []).flatMap((id, index): PathStep[] => {
    const node = graph.nodes.get(id);
    if (node === undefined) return [];
    const before = path?.nodes[index - 1];
    const relation = before === undefined ? t("start") : stepRelation(graph, before, id, t);
    return [{ ...rowOf(node, words), node: id, shownAs: shownAs.get(id) ?? null, relation }];
  });
  return { ...names, sentence: sentenceOf(path, names, t), steps };
}

function idsOf({ members }: ShapeNode): string[] {
  return members.map(({ id }) => id);
}

function nameOf({ members: [first, ...others] }: ShapeNode, t: Translate): string {
  if (first === undefined) return "";
  return others.length === 0 ? labelOf(first, t) : t("{0} × {1}", others.length + 1, labelOf(first, t));
}

function sentenceOf(
  path: LineagePath | null,
  { from, to }: { readonly from: string; readonly to: string },
  t: Translate,
): string {
  switch (path?.direction) {
    case "forward":
      return t("{0} came of {1}.", to, from);
    case "backward":
      return t("{0} came of {1}.", from, to);
    case "around":
      return t("Neither came of the other: they share what stands between them.");
    case undefined:
      return t("Nothing connects {0} with {1}: they share no data.", from, to);
  }
}

function stepRelation(graph: LineageGraph, before: string, id: string, t: Translate): string {
  const onward = edgeBetween(graph, before, id);
  const edge = onward ?? edgeBetween(graph, id, before);
  if (edge === undefined) return "";
  return relationOf(
    { kind: edge.kind, roles: [edge.role] },
    onward === undefined ? "backward" : "forward",
    t,
  );
}

function edgeBetween(graph: LineageGraph, from: string, to: string): DataEdge | undefined {
  return (graph.outOf.get(from) ?? []).filter(isDataEdge).find((edge) => edge.to === to);
}

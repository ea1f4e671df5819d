import { affectedBy } from "../../core/lineage/affectedBy";
import { formatBytes } from "../../core/format/bytes";
import { layeredLayout, type Layout } from "../../core/lineage/layeredLayout";
import type { ArtifactNode, LineageGraph, TracedEdge } from "../../core/lineage/lineageGraph";
import { shapeLineage, type LineageShape } from "../../core/lineage/lineageShape";
import { lineageTree, type TreeRow } from "../../core/lineage/lineageTree";
import type { Kinship } from "../../core/lineage/siblingsOf";
import { traceLineage, type Trace } from "../../core/lineage/traceLineage";
import { withSiblings } from "../../core/lineage/withSiblings";
import type { Translate } from "../../core/translate";
import {
  nodeSizes,
  type AffectedView,
  type LineageChoices,
  type LineageContent,
  type LineageView,
} from "../../shared/lineage/lineageView";
import { agoOf, labelOf, nodeView, type NodeWords } from "./nodeView";

/** So many alike nodes are drawn as one. */
const foldedFrom = 3;
/** More are listed, not drawn. */
const mostDrawn = 30_000;

/** What a lineage is of. */
export interface LineageSubject {
  readonly graph: LineageGraph;
  /** Id of the node. */
  readonly start: string;
  /** A file that has changed since: what lay there before is shown. */
  readonly isChanged: boolean;
}

/** What is shown of a lineage, before it is put into words. */
export interface ShownLineage {
  readonly trace: Trace;
  readonly shape: LineageShape;
  readonly types: LineageView["types"];
}

/** Follows the edges that are asked for, and folds what is alike. */
export function shownLineage(
  { graph, start }: LineageSubject,
  choices: LineageChoices,
  unfolded: ReadonlySet<string>,
): ShownLineage {
  const { direction, depth, links, hiddenTypes, affected, siblings } = choices;
  const way = affected
    ? ({ direction: "forward", depth: Infinity } as const)
    : { direction, depth: depth ?? Infinity };
  const hidden = new Set(hiddenTypes);
  const options = { ...way, links: new Set(links) };
  const traced = (passes: (artifact: ArtifactNode) => boolean): Trace => {
    const flow = traceLineage(graph, [start], { ...options, passes });
    return siblings && !affected ? withSiblings(graph, flow, start, passes) : flow;
  };
  const whole = traced(() => true);
  const trace = hidden.size === 0 ? whole : traced(({ type }) => !hidden.has(type));
  const groups = { least: foldedFrom, apart: new Set([start]), unfolded };
  return { trace, shape: shapeLineage(graph, trace, groups), types: typesOf(graph, whole) };
}

/** The lineage as the page shows it, drawn or listed from the same nodes: what the other form needs is left out. */
export function lineageContent(
  { graph, start, isChanged }: LineageSubject,
  { trace, shape }: ShownLineage,
  { form, affected }: Pick<LineageChoices, "form" | "affected">,
  words: NodeWords,
): LineageContent {
  const { t } = words;
  const isTooLarge = shape.nodes.length > mostDrawn;
  const ids = shape.nodes.map(({ id }) => id);
  const isList = form === "list";
  const layout: Layout =
    isTooLarge || isList
      ? { places: new Map(), width: 0, height: 0 }
      : layeredLayout(ids, shape.edges, nodeSizes);
  const nodes = shape.nodes.flatMap(
    (node) => nodeView(node, layout.places.get(node.id) ?? { x: 0, y: 0 }, words) ?? [],
  );
  const groups = shape.nodes.filter(({ members }) => members.length > 1);
  const subject = graph.nodes.get(start);
  return {
    kind: "lineage",
    name: subject === undefined ? start : labelOf(subject, t),
    total: trace.distances.size,
    folded: groups.reduce((sum, { members }) => sum + members.length, 0),
    groups: groups.length,
    width: layout.width,
    height: layout.height,
    isTooLarge,
    nodes,
    edges: shape.edges.map(({ kind, from, to }) => ({ kind, from, to })),
    rows: (isList ? lineageTree(shape) : []).map(({ node, level, side, isRepeated, edge }) => ({
      node: node.id,
      level,
      side,
      isRepeated,
      relation: edge === null ? besideText(node.beside, t) : relationOf(edge, side, t),
    })),
    affected: affected ? affectedView(graph, start, words) : null,
    isChanged,
  };
}

function affectedView(graph: LineageGraph, start: string, { now, t }: NodeWords): AffectedView {
  const { executions, artifacts } = affectedBy(graph, [start]);
  const subject = graph.nodes.get(start);
  return {
    name: subject === undefined ? start : labelOf(subject, t),
    executions: executions
      .filter(({ missing }) => missing === null)
      .map((node) => ({
        id: node.id,
        label: labelOf(node, t),
        when: agoOf(node, now),
        state: node.execution?.state ?? null,
      })),
    artifacts: artifacts.map((node) => ({
      id: node.id,
      label: labelOf(node, t),
      size: formatBytes(node.size),
    })),
  };
}

function typesOf(graph: LineageGraph, { distances }: Trace): LineageView["types"] {
  const counts = new Map<string, number>();
  for (const id of distances.keys()) {
    const node = graph.nodes.get(id);
    if (node?.kind === "artifact") counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([name, count]) => ({ name, count }));
}

/** What makes a node stand beside the start; the start itself by none. */
function besideText(kinships: readonly Kinship[], t: Translate): string {
  const words: Readonly<Record<Kinship, string>> = {
    sameInputs: t("same inputs"),
    sameMethod: t("same method"),
    sameOriginal: t("re-run of the same"),
  };
  if (kinships.length === 0) return t("start");
  return t("beside it: {0}", kinships.map((kinship) => words[kinship]).join(", "));
}

/** What a row of the list is to the one that it belongs to. */
export function relationOf(
  { kind, roles }: { readonly kind: TracedEdge["kind"]; readonly roles: readonly string[] },
  side: TreeRow["side"],
  t: Translate,
): string {
  const isBackward = side === "backward";
  const words: Readonly<Record<TracedEdge["kind"], string>> = {
    used: isBackward ? t("used as {0}", roles.join(", ")) : t("used by"),
    generated: isBackward ? t("made by") : t("made"),
    parent: isBackward ? t("started by") : t("started"),
    rerunOf: isBackward ? t("re-run of") : t("run again as"),
    cachedFrom: isBackward ? t("results from") : t("gave its results to"),
    sameMethod: t("same method"),
  };
  return words[kind];
}

import { formatBytes } from "../../core/format/bytes";
import { formatDuration } from "../../core/format/duration";
import { isJsonObject } from "../../core/json";
import { affectedBy } from "../../core/lineage/affectedBy";
import {
  isDataEdge,
  type ArtifactNode,
  type ExecutionNode,
  type LineageGraph,
  type LineageNode,
} from "../../core/lineage/lineageGraph";
import type { LineageExecution } from "../../core/lineage/lineageRecord";
import { siblingsOf } from "../../core/lineage/siblingsOf";
import type { ShapeNode } from "../../core/lineage/lineageShape";
import { tellingMetric } from "../../core/tellingMetric";
import type { Translate } from "../../core/translate";
import type { SelectedView } from "../../shared/lineage/lineageView";
import { agoOf, artifactIcon, executionState, labelOf, whenOf, type NodeWords } from "./nodeView";
import { staleSentence, staleWord } from "./staleWords";

type Section = SelectedView["sections"][number];

/** So many rows of a section are listed. */
const mostRows = 30;
const shortCommit = 7;

/** The facts of a node that is selected, and what hangs together with it. */
export function selectedView(
  graph: LineageGraph,
  { id, members }: ShapeNode,
  words: NodeWords,
): SelectedView | null {
  const [first] = members;
  if (first === undefined) return null;
  if (members.length > 1) return groupView(id, first, members, words);
  return {
    id,
    ...(first.kind === "execution" ? executionView(first, words) : artifactView(first, words.t)),
    isGroup: false,
    sections: sectionsOf(graph, first, words),
  };
}

type NodeFacts = Omit<SelectedView, "id" | "isGroup" | "sections">;

function executionView(node: ExecutionNode, { lookedSources, t }: NodeWords): NodeFacts {
  const isThere = node.missing === null;
  return {
    kind: isThere ? "execution" : "missing",
    label: labelOf(node, t),
    subtitle: joined([t("Execution"), executionState(node, t), whenOf(node)]),
    state: isThere ? (node.execution?.state ?? null) : null,
    icon: "question",
    canOpen: isThere,
    canRerun: isThere,
    facts: present([
      { name: t("id"), value: node.id, isMono: true },
      { name: t("why"), value: node.missing === null ? "" : whyMissing(node.missing, t), isMono: false },
      ...(node.execution === null ? [] : recordedFacts(node.execution, t)),
      // A mark that is not there must not be taken for more than was looked at.
      {
        name: t("looked at"),
        value: isThere ? lookedText(lookedSources.has(node.id), t) : "",
        isMono: false,
      },
    ]),
  };
}

function lookedText(withSources: boolean, t: Translate): string {
  return withSources
    ? t("its inputs, its script, and every tracked source of its commit, as they are now")
    : t("its inputs and its script as they are now; not what the script imports");
}

function artifactView(node: ArtifactNode, t: Translate): NodeFacts {
  return {
    kind: "artifact",
    label: labelOf(node, t),
    subtitle: joined([node.type, formatBytes(node.size), whenOf(node)]),
    state: null,
    icon: artifactIcon(node.type),
    canOpen: true,
    canRerun: false,
    facts: artifactFacts(node, t),
  };
}

function groupView(
  id: string,
  first: LineageNode,
  members: readonly LineageNode[],
  words: NodeWords,
): SelectedView {
  const { t } = words;
  const facts = first.kind === "execution" ? executionView(first, words) : artifactView(first, t);
  return {
    ...facts,
    id,
    label: t("{0} × {1}", members.length, facts.label),
    subtitle: first.kind === "execution" ? executionState(first, t) : first.type,
    canOpen: false,
    canRerun: false,
    isGroup: true,
    facts: [],
    sections: [memberSection(members, words)],
  };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}

function recordedFacts(execution: LineageExecution, t: Translate): SelectedView["facts"] {
  const inputs = Object.entries(execution.inputs)
    .filter(([, value]) => !isJsonObject(value))
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`);
  return [
    { name: t("author"), value: execution.author ?? "", isMono: false },
    { name: t("duration"), value: durationText(execution.durationMs), isMono: false },
    { name: t("commit"), value: execution.commit?.slice(0, shortCommit) ?? "", isMono: true },
    { name: t("inputs"), value: inputs.join(", "), isMono: false },
    { name: t("metric"), value: tellingMetric(execution.metrics) ?? "", isMono: false },
  ];
}

function durationText(ms: number | null): string {
  return ms === null ? "" : formatDuration(ms);
}

function whyMissing(missing: "deleted" | "unknown", t: Translate): string {
  return missing === "deleted"
    ? t("it was deleted and lies in the trash")
    : t("others name it; it was deleted, or not imported");
}

function artifactFacts({ sha256, size, names, places }: ArtifactNode, t: Translate): SelectedView["facts"] {
  return present([
    { name: t("content"), value: sha256, isMono: true },
    { name: t("size"), value: formatBytes(size), isMono: false },
    { name: t("names"), value: names.length > 1 ? names.join(", ") : "", isMono: false },
    { name: t("place"), value: places.length === 1 ? (places[0]?.path ?? "") : "", isMono: true },
  ]);
}

function present(facts: SelectedView["facts"]): SelectedView["facts"] {
  return facts.filter(({ value }) => value !== "");
}

function sectionsOf(graph: LineageGraph, node: LineageNode, words: NodeWords): Section[] {
  const { t, marks } = words;
  const before = (graph.into.get(node.id) ?? []).filter(isDataEdge).map(({ from }) => from);
  const after = (graph.outOf.get(node.id) ?? []).filter(isDataEdge).map(({ to }) => to);
  const isExecution = node.kind === "execution";
  const downstream = affectedBy(graph, [node.id]).executions;
  const stale = marks.get(node.id) ?? [];
  return [
    ...(stale.length === 0
      ? []
      : [
          {
            title: t("Not fresh"),
            rows: stale.map((mark) => ({
              node: null,
              label: staleSentence(mark, t),
              fact: "",
              icon: "warning",
            })),
          },
        ]),
    nodeSection(graph, isExecution ? t("Used") : t("Made by"), before, words),
    nodeSection(graph, isExecution ? t("Made") : t("Used by"), after, words),
    ...(node.kind === "artifact" && node.places.length > 1
      ? [
          {
            title: t("Places"),
            rows: node.places
              .slice(0, mostRows)
              .map(({ path }) => ({ node: null, label: path, fact: "", icon: "file" })),
          },
        ]
      : []),
    nodeSection(graph, t("Downstream"), idsOf(downstream), words),
    ...besideSections(graph, node, words),
  ].filter(({ rows }) => rows.length > 0);
}

/** What stands beside it: executions of the same data, method or original; what was made along with an artifact. */
function besideSections(graph: LineageGraph, node: LineageNode, words: NodeWords): Section[] {
  const { t } = words;
  if (node.kind === "execution") {
    const { sameInputs, sameMethod, sameOriginal } = siblingsOf(graph, node.id);
    return [
      nodeSection(graph, t("With the Same Inputs"), idsOf(sameInputs), words),
      nodeSection(graph, t("Of the Same Method"), idsOf(sameMethod), words),
      nodeSection(graph, t("Re-runs of the Same"), idsOf(sameOriginal), words),
    ];
  }
  const makers = (graph.into.get(node.id) ?? []).filter(isDataEdge).map(({ from }) => from);
  const made = makers.flatMap((maker) => (graph.outOf.get(maker) ?? []).filter(isDataEdge));
  const others = made.map(({ to }) => to).filter((id) => id !== node.id);
  return [nodeSection(graph, t("Made Along with It"), others, words)];
}

function idsOf(nodes: readonly LineageNode[]): string[] {
  return nodes.map(({ id }) => id);
}

function memberSection(members: readonly LineageNode[], words: NodeWords): Section {
  const { t, marks } = words;
  const isStale = ({ id }: LineageNode): number => Number(marks.has(id));
  const staleFirst = members.toSorted((one, other) => isStale(other) - isStale(one));
  return {
    title: t("{0} · {1}", t("Alike"), members.length),
    rows: staleFirst.slice(0, mostRows).map((member) => {
      const [mark] = marks.get(member.id) ?? [];
      const row = rowOf(member, words);
      return mark === undefined ? row : { ...row, fact: staleWord(mark, t), icon: "warning" };
    }),
  };
}

function nodeSection(graph: LineageGraph, title: string, ids: readonly string[], words: NodeWords): Section {
  const nodes = [...new Set(ids)].flatMap((id) => graph.nodes.get(id) ?? []);
  const rows = nodes.slice(0, mostRows).map((node) => rowOf(node, words));
  return { title: words.t("{0} · {1}", title, nodes.length), rows };
}

/** A node as a row beside the graph. */
export function rowOf(node: LineageNode, { now, t }: NodeWords): Section["rows"][number] {
  return {
    node: node.id,
    label: labelOf(node, t),
    fact: node.kind === "execution" ? agoOf(node, now) : formatBytes(node.size),
    icon: node.kind === "execution" ? "play-circle" : artifactIcon(node.type),
  };
}

import { formatBytes } from "../core/format/bytes";
import { formatDateTime } from "../core/format/relativeTime";
import type { Affected } from "../core/lineage/affectedBy";
import type {
  ArtifactNode,
  ExecutionNode,
  LineageGraph,
  LineageNode,
  TracedEdge,
} from "../core/lineage/lineageGraph";
import type { ShapeEdge, ShapeNode } from "../core/lineage/lineageShape";
import type { TreeRow } from "../core/lineage/lineageTree";
import type { LineagePath } from "../core/lineage/pathBetween";
import type { StaleKind, StaleMark } from "../core/lineage/staleMarks";
import { plainLine } from "./plainText";
import { paintState, stateMark } from "./stateMark";

type Marks = ReadonlyMap<string, readonly StaleMark[]>;

const staleWords: Readonly<Record<StaleKind, string>> = {
  inputChanged: "input changed since",
  inputGone: "input is gone",
  codeChanged: "code changed since",
  codeGone: "code is gone",
  sourceChanged: "a tracked source changed since",
  changedOnDisk: "changed on disk",
  gone: "gone from the disk",
  madeFromStale: "stale, changed since",
};

/** A lineage as an indented list, with what each line is to the one that it belongs to. */
export function treeLines(rows: readonly TreeRow[], marks: Marks, colour: boolean): string[] {
  const lines: string[] = [];
  let side: TreeRow["side"] = "start";
  for (const row of rows) {
    if (row.side !== side && row.side === "backward") lines.push("← came of");
    if (row.side !== side && row.side === "forward") lines.push("→ what came of it");
    side = row.side;
    lines.push("  ".repeat(row.level) + rowText(row, marks, colour));
  }
  return lines;
}

/** What is affected if something is wrong: what would have to run again, in its order, and what that made. */
export function affectedLines(
  { executions, artifacts }: Affected,
  start: LineageNode | undefined,
  colour: boolean,
): string[] {
  const name = start === undefined ? "it" : nameOf(start);
  if (executions.length + artifacts.length === 0) return [`Nothing came of ${name}.`];
  return [
    `If ${name} is wrong, ${count(executions.length, "execution")} and ${count(artifacts.length, "artifact")} are affected; to run again in this order:`,
    ...executions.map((node, index) => `${String(index + 1).padStart(3)}. ${nodeText(node, colour)}`),
    ...(artifacts.length === 0 ? [] : ["Artifacts:"]),
    ...artifacts.map((node) => `  ${nodeText(node, colour)}`),
  ];
}

/** The way between two nodes, one below the other. */
export function pathLines(graph: LineageGraph, { nodes, direction }: LineagePath, colour: boolean): string[] {
  const words = {
    forward: "The second came of the first:",
    backward: "The first came of the second:",
    around: "Neither came of the other; what connects them:",
  };
  return [
    words[direction],
    ...nodes.flatMap((id) => graph.nodes.get(id) ?? []).map((node) => `  ${nodeText(node, colour)}`),
  ];
}

function rowText({ node, edge, side, isRepeated }: TreeRow, marks: Marks, colour: boolean): string {
  const relation = edge === null || side === "start" || side === "beside" ? "" : relationOf(edge, side);
  const stale = node.members.flatMap(({ id }) => marks.get(id) ?? []);
  const marked = node.members.filter(({ id }) => marks.has(id)).length;
  const share = marked < node.members.length ? `${marked} of ${node.members.length}: ` : "";
  const words = [...new Set(stale.map(staleText))].map((text) => ` ! ${share}${text}`);
  return `${shapeText(node, colour)}${relation}${words.join("")}${isRepeated ? " (above)" : ""}`;
}

/** What the row is to the one above that it belongs to: where that came of it, and where it came of that. */
const relations: Readonly<Record<TracedEdge["kind"], Readonly<Record<"backward" | "forward", string>>>> = {
  used: { backward: "used", forward: "used it" },
  generated: { backward: "made it", forward: "made" },
  parent: { backward: "started it", forward: "started by it" },
  rerunOf: { backward: "run again", forward: "its re-run" },
  cachedFrom: { backward: "gave its results", forward: "took its results" },
  sameMethod: { backward: "same method", forward: "same method" },
};

function relationOf({ kind, roles }: ShapeEdge, side: "backward" | "forward"): string {
  const as = kind === "used" ? ` as ${plainLine(roles.join(", "))}` : "";
  return ` (${relations[kind][side]}${as})`;
}

function staleText({ kind, place }: StaleMark): string {
  return `${staleWords[kind]}: ${plainLine(place)}`;
}

function shapeText({ members }: ShapeNode, colour: boolean): string {
  const [first] = members;
  if (first === undefined) return "";
  if (members.length === 1) return nodeText(first, colour);
  return first.kind === "execution"
    ? `${members.length} × ${nameOf(first)} · ${stateText(first, colour)}`
    : `${members.length} × ${nameOf(first)} · ${formatBytes(members.reduce((sum, node) => sum + (node.kind === "artifact" ? node.size : 0), 0))}`;
}

function nodeText(node: LineageNode, colour: boolean): string {
  return node.kind === "execution" ? executionText(node, colour) : artifactText(node);
}

function executionText(node: ExecutionNode, colour: boolean): string {
  const created = node.execution?.created ?? null;
  const when = created === null ? [] : [formatDateTime(new Date(created))];
  return [nameOf(node), stateText(node, colour), ...when, plainLine(node.id)].join(" · ");
}

function stateText({ execution, missing }: ExecutionNode, colour: boolean): string {
  if (missing !== null) return missing === "deleted" ? "deleted" : "not here: deleted or not imported";
  if (execution === null) return "";
  const mark = stateMark(execution.state);
  return colour ? paintState(mark, execution.state) : mark;
}

function artifactText({ names, type, size, places, sha256 }: ArtifactNode): string {
  const where = places.length === 1 ? plainLine(places[0]?.path ?? "") : `${places.length} places`;
  const [name, kind, content] = [names[0] ?? "", type, sha256.slice(0, 8)].map(plainLine);
  return [name, kind, formatBytes(size), where, content].join(" · ");
}

function nameOf(node: LineageNode): string {
  if (node.kind === "artifact") return plainLine(node.names[0] ?? "");
  const { execution } = node;
  return plainLine(execution?.name ?? execution?.method ?? "execution");
}

function count(number: number, what: string): string {
  return number === 1 ? `1 ${what}` : `${number} ${what}s`;
}

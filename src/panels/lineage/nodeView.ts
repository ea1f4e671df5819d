import { formatBytes } from "../../core/format/bytes";
import { formatDateTime, formatRelativeTime } from "../../core/format/relativeTime";
import { stateLabel } from "../../core/format/stateLabel";
import {
  createdOf,
  type ArtifactNode,
  type ExecutionNode,
  type LineageNode,
  type Missing,
} from "../../core/lineage/lineageGraph";
import type { ShapeNode } from "../../core/lineage/lineageShape";
import type { StaleMark } from "../../core/lineage/staleMarks";
import type { Place } from "../../core/lineage/layeredLayout";
import type { ExecutionState } from "../../core/lifecycle";
import type { Translate } from "../../core/translate";
import type { LineageNodeView } from "../../shared/lineage/lineageView";
import { staleWord } from "./staleWords";

/** What nodes are told with. */
export interface NodeWords {
  readonly marks: ReadonlyMap<string, readonly StaleMark[]>;
  /** Executions whose tracked sources were looked at too. */
  readonly lookedSources: ReadonlySet<string>;
  readonly now: Date;
  readonly t: Translate;
}

const hashDigits = 8;

/** A node as it is drawn and listed. */
export function nodeView(node: ShapeNode, place: Place, words: NodeWords): LineageNodeView | null {
  const [first] = node.members;
  if (first === undefined) return null;
  const { t } = words;
  const count = node.members.length;
  const stale = staleText(node, words);
  const facts =
    first.kind === "execution" ? executionFacts(first, count, words) : artifactFacts(node.members, t);
  return {
    ...facts,
    ...place,
    id: node.id,
    count,
    label: count === 1 ? labelOf(first, t) : t("{0} × {1}", count, labelOf(first, t)),
    fact: stale?.text ?? facts.fact,
    stateText: stale?.text ?? facts.stateText,
    isStale: stale !== null,
    isPartlyStale: stale?.isPartly ?? false,
    when: agoOf(first, words.now),
    isStart: node.distance === 0,
  };
}

/** What is not fresh about a node, in few words; of several by how many of them. Null: they are as they were. */
function staleText(
  { members }: ShapeNode,
  { marks, t }: NodeWords,
): { readonly text: string; readonly isPartly: boolean } | null {
  const stale = members.flatMap(({ id }) => marks.get(id)?.[0] ?? []);
  const [word, ...others] = new Set(stale.map((mark) => staleWord(mark, t)));
  if (word === undefined) return null;
  if (stale.length < members.length)
    return { text: t("{0} of {1} stale", stale.length, members.length), isPartly: true };
  return { text: others.length === 0 ? word : t("all {0} stale", members.length), isPartly: false };
}

/** What a node is called. */
export function labelOf(node: LineageNode, t: Translate): string {
  if (node.kind === "artifact") return node.names[0] ?? t("artifact");
  return node.execution?.name ?? node.execution?.method ?? t("execution");
}

/** The codicon of an artifact's type. */
export function artifactIcon(type: string): string {
  return Object.hasOwn(typeIcons, type) ? (typeIcons[type] ?? "file") : "file";
}

/** Why an execution is not there. */
function missingWord(missing: Missing, t: Translate): string {
  return missing === "deleted" ? t("deleted") : t("missing");
}

/** How long ago a node came about; empty where it is not known. */
export function agoOf(node: LineageNode, now: Date): string {
  const created = createdOf(node);
  return created === "" ? "" : formatRelativeTime(new Date(created), now);
}

/** The time of a node in full; empty where it is not known. */
export function whenOf(node: LineageNode): string {
  const created = createdOf(node);
  return created === "" ? "" : formatDateTime(new Date(created));
}

const typeIcons: Readonly<Record<string, string>> = {
  Table: "table",
  JSON: "json",
  Image: "file-media",
  Model: "package",
  Metrics: "graph-line",
  Dataset: "database",
  Script: "file-code",
  Notebook: "notebook",
  Log: "output",
  Archive: "file-zip",
};

type Facts = Pick<LineageNodeView, "kind" | "fact" | "icon" | "state" | "kindText" | "stateText" | "content">;

function executionFacts(node: ExecutionNode, count: number, words: NodeWords): Facts {
  const { t } = words;
  const isThere = node.missing === null;
  const stateText = executionState(node, t);
  return {
    kind: isThere ? "execution" : "missing",
    fact: count > 1 ? `${count} ${stateText}` : executionFact(node, stateText, words),
    icon: "question",
    state: isThere ? stateOf(node) : null,
    kindText: t("execution"),
    stateText,
    content: "",
  };
}

/** The state as a word, or why it is not there. */
export function executionState({ execution, missing }: ExecutionNode, t: Translate): string {
  if (missing !== null || execution === null) return missingWord(missing ?? "unknown", t);
  return stateLabel(execution.state);
}

/** Of one that completed the time says enough. */
function executionFact(node: ExecutionNode, stateText: string, { now }: NodeWords): string {
  const ago = agoOf(node, now);
  if (stateOf(node) === "COMPLETED" && node.missing === null) return ago;
  return [stateText, ago].filter((part) => part !== "").join(" · ");
}

function stateOf({ execution }: ExecutionNode): ExecutionState | null {
  return execution?.state ?? null;
}

function artifactFacts(members: readonly LineageNode[], t: Translate): Facts {
  const artifacts = members.filter((member): member is ArtifactNode => member.kind === "artifact");
  const size = formatBytes(artifacts.reduce((sum, artifact) => sum + artifact.size, 0));
  const [alone, ...others] = artifacts;
  const type = alone?.type ?? "";
  const facts = { kind: "artifact", icon: artifactIcon(type), state: null, kindText: type } as const;
  if (alone === undefined || others.length > 0) return { ...facts, fact: size, stateText: "", content: "" };
  const places = alone.places.length;
  const content = alone.sha256.slice(0, hashDigits);
  if (places === 1) return { ...facts, fact: size, stateText: "", content };
  return {
    ...facts,
    fact: t("{0} places · {1}", places, size),
    stateText: t("same in {0} places", places),
    content,
  };
}

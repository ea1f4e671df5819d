import { compareTexts } from "../compareTexts";
import type { LineageExecution } from "./lineageRecord";

/** Why an execution that others speak of is not in the store. */
export type Missing = "deleted" | "unknown";

export interface ExecutionNode {
  readonly kind: "execution";
  /** The execution's id. */
  readonly id: string;
  /** Null: nothing is known but its id. */
  readonly execution: LineageExecution | null;
  readonly missing: Missing | null;
}

/** Where a content was seen. */
export interface ArtifactPlace {
  /** A path in the workspace (POSIX), an absolute one, or a URL. */
  readonly path: string;
  /** The execution that saw it there last. */
  readonly execution: string;
}

/** One content, whatever its names and wherever it lies. */
export interface ArtifactNode {
  readonly kind: "artifact";
  /** `sha256:` and the content's hash; of contents that come about by chance, `@` and the place too. */
  readonly id: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** The most used first. */
  readonly names: readonly string[];
  readonly type: string;
  readonly places: readonly ArtifactPlace[];
  /** When the execution began that used or made it first, ISO 8601; null: that is not known. */
  readonly created: string | null;
}

export type LineageNode = ExecutionNode | ArtifactNode;

/** How executions hang together beside their data: who started whom, and what was done again. */
export type LinkKind = "parent" | "rerunOf" | "cachedFrom";

export const linkKinds: readonly LinkKind[] = ["parent", "rerunOf", "cachedFrom"];

/** From what came first to what came of it: input → execution → output, parent → child, original → again. */
export type LineageEdge =
  | {
      readonly kind: "used" | "generated";
      readonly from: string;
      readonly to: string;
      readonly role: string;
      readonly name: string;
      /** Where the artifact lay. */
      readonly place: string;
      /** The artifact is the code that ran. */
      readonly isCode: boolean;
    }
  | { readonly kind: LinkKind; readonly from: string; readonly to: string };

/** An edge of a lineage; of the same method is what nothing else connects with the start. */
export type TracedEdge =
  LineageEdge | { readonly kind: "sameMethod"; readonly from: string; readonly to: string };

export type DataEdge = Extract<LineageEdge, { readonly kind: "used" | "generated" }>;

/** All executions and artifacts of a workspace, by their ids, with the edges between them. */
export interface LineageGraph {
  readonly nodes: ReadonlyMap<string, LineageNode>;
  /** Edges by the node that they lead to. */
  readonly into: ReadonlyMap<string, readonly LineageEdge[]>;
  /** Edges by the node that they leave. */
  readonly outOf: ReadonlyMap<string, readonly LineageEdge[]>;
}

export function isDataEdge(edge: TracedEdge): edge is DataEdge {
  return edge.kind === "used" || edge.kind === "generated";
}

/** When a node came about, for sorting: ISO 8601, empty where it is not known. */
export function createdOf(node: LineageNode | undefined): string {
  return (node?.kind === "execution" ? node.execution?.created : node?.created) ?? "";
}

/** Which of two nodes came about first, as a comparator returns it. */
export function compareCreated({ nodes }: LineageGraph, one: string, other: string): number {
  return compareTexts(createdOf(nodes.get(one)), createdOf(nodes.get(other)));
}

import type { ExecutionSummary } from "../core/summary";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { ExecutionGroup } from "./executionGroups";

export interface FolderNode {
  readonly kind: "folder";
  readonly workspace: string;
  readonly name: string;
}

export interface GroupNode {
  readonly kind: "group";
  readonly workspace: string;
  group: ExecutionGroup;
  /** How many rows are shown before "Show more". */
  limit: number;
  readonly startsOpen: boolean;
}

/** Names its execution as a target does, so that commands take it as one. */
export interface ExecutionNode extends ExecutionTarget {
  readonly kind: "execution";
  readonly parent: GroupNode;
  execution: ExecutionSummary;
}

export interface MoreNode {
  readonly kind: "more";
  readonly parent: GroupNode;
  readonly hidden: number;
}

export type ExecutionsNode = FolderNode | GroupNode | ExecutionNode | MoreNode;

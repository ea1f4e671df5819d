import type { LayoutSizes, Place } from "../../core/lineage/layeredLayout";
import type { LinkKind } from "../../core/lineage/lineageGraph";
import type { ShapeEdge } from "../../core/lineage/lineageShape";
import type { TreeRow } from "../../core/lineage/lineageTree";
import type { TraceDirection } from "../../core/lineage/traceLineage";
import type { ExecutionState } from "../../core/lifecycle";

export type { LayoutSizes, LinkKind, TraceDirection };

/** How large nodes are drawn and how far apart, in px. */
export const nodeSizes: LayoutSizes = { width: 152, height: 42, gapX: 34, gapY: 18 };

/** What the user asked to see. */
export interface LineageChoices {
  readonly direction: TraceDirection;
  /** Steps from the start; null: all. */
  readonly depth: number | null;
  readonly links: readonly LinkKind[];
  /** Executions beside the start: of the same inputs or method, or re-runs of the same original. */
  readonly siblings: boolean;
  /** Types of artifacts that are hidden, and not followed. */
  readonly hiddenTypes: readonly string[];
  readonly form: "graph" | "list";
  /** What is affected if the start is wrong. */
  readonly affected: boolean;
}

/** One node, or several alike ones as one, as it is drawn and listed. */
export interface LineageNodeView extends Place {
  readonly id: string;
  readonly kind: "execution" | "artifact" | "missing";
  /** How many it stands for. */
  readonly count: number;
  readonly label: string;
  /** The line below: a fact, or what is not fresh. */
  readonly fact: string;
  readonly isStale: boolean;
  /** Of several some are as they were. */
  readonly isPartlyStale: boolean;
  /** Of an artifact a codicon; of an execution its state tells it. */
  readonly icon: string;
  readonly state: ExecutionState | null;
  /** Columns of the list. */
  readonly kindText: string;
  readonly stateText: string;
  readonly when: string;
  readonly content: string;
  readonly isStart: boolean;
}

export type LineageEdgeView = Pick<ShapeEdge, "kind" | "from" | "to">;

/** A line of the list, about one of the nodes. */
export interface LineageRowView extends Pick<TreeRow, "level" | "side" | "isRepeated"> {
  readonly node: string;
  readonly relation: string;
}

/** An execution that would have to run again. */
export interface AffectedExecution {
  readonly id: string;
  readonly label: string;
  readonly when: string;
  readonly state: ExecutionState | null;
}

export interface AffectedView {
  readonly name: string;
  readonly executions: readonly AffectedExecution[];
  readonly artifacts: readonly { readonly id: string; readonly label: string; readonly size: string }[];
}

/** What there is to show; or why there is nothing. */
export type LineageContent =
  | { readonly kind: "reading" }
  | { readonly kind: "unknown"; readonly name: string }
  | { readonly kind: "failed"; readonly message: string }
  | {
      readonly kind: "lineage";
      readonly name: string;
      /** Nodes before any were folded, and how many of them are. */
      readonly total: number;
      readonly folded: number;
      readonly groups: number;
      readonly width: number;
      readonly height: number;
      /** Too many to draw: the list shows them. */
      readonly isTooLarge: boolean;
      readonly nodes: readonly LineageNodeView[];
      readonly edges: readonly LineageEdgeView[];
      readonly rows: readonly LineageRowView[];
      readonly affected: AffectedView | null;
      /** The file has changed since; what was there is shown. */
      readonly isChanged: boolean;
    };

export interface LineageView {
  readonly choices: LineageChoices;
  /** All types of artifacts, with how many of the trace have it. */
  readonly types: readonly { readonly name: string; readonly count: number }[];
  /** How many places were not looked at for what has changed since. */
  readonly notLooked: number;
  readonly content: LineageContent;
}

/** Facts of the node that is selected. */
export interface SelectedView {
  readonly id: string;
  readonly kind: LineageNodeView["kind"];
  readonly label: string;
  readonly subtitle: string;
  readonly state: ExecutionState | null;
  readonly icon: string;
  /** What can be done with it. */
  readonly canOpen: boolean;
  readonly canRerun: boolean;
  readonly isGroup: boolean;
  readonly facts: readonly { readonly name: string; readonly value: string; readonly isMono: boolean }[];
  readonly sections: readonly {
    readonly title: string;
    readonly rows: readonly {
      readonly node: string | null;
      readonly label: string;
      readonly fact: string;
      readonly icon: string;
    }[];
  }[];
}

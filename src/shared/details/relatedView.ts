import type { ExecutionState } from "../../core/lifecycle";

/** How another execution stands to the one that is shown. */
export type Relation = "original" | "rerun" | "cacheSource" | "cached" | "parent" | "child" | "sameInputs";

/** Another execution that belongs to the one that is shown. */
export interface RelatedExecution {
  readonly relation: Relation;
  readonly id: string;
  /** Null where it is not in this workspace: it has no page then. */
  readonly found: {
    readonly title: string;
    readonly state: ExecutionState;
    readonly created: string | null;
  } | null;
}

export interface RelatedView {
  /** By relation, within it newest first. */
  readonly executions: readonly RelatedExecution[];
  /** How many there are of each relation beyond those. */
  readonly more: Readonly<Partial<Record<Relation, number>>>;
}

import type { SelectedView } from "./lineageView";

/** One node of a path. */
export interface PathStep {
  readonly node: string;
  /** The node that stands for it in graph and list; null where none does. */
  readonly shownAs: string | null;
  /** What it is to the one before it. */
  readonly relation: string;
  readonly label: string;
  readonly fact: string;
  readonly icon: SelectedView["icon"];
}

/** How two nodes hang together. */
export interface PathView {
  /** What the ends are called. */
  readonly from: string;
  readonly to: string;
  readonly sentence: string;
  /** Both ends and what lies between them; none: nothing connects them. */
  readonly steps: readonly PathStep[];
}

import type { Verdict } from "../../core/verdict/verdict";

/** How the outputs of a reproduction stand to those of the execution that it reproduces. */
export interface ReproductionView {
  readonly of: string;
  readonly verdict: "identical" | "equal" | "differs";
  /** `3 are identical, 1 differs at line 2: …` */
  readonly summary: string;
  /** What differs first, the logs last. */
  readonly rows: readonly Verdict[];
  /** How many more there are than are listed. */
  readonly more: number;
}

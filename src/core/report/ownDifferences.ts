/** How a file differs: in words, then the first lines of it, as a diff marks them. */
export interface ToldDifference {
  readonly name: string;
  readonly summary: string;
  readonly lines: readonly string[];
}

/** In which files an execution differs from the baseline. */
export interface OwnDifferences {
  /** The place of the execution among those that are compared. */
  readonly index: number;
  readonly files: readonly ToldDifference[];
  /** How many files more differ. */
  readonly more: number;
  /** Why it cannot be told; null where it is. */
  readonly reason: string | null;
}

/** Of compared executions, the same difference once. */
export interface FileDifferences {
  readonly own: readonly OwnDifferences[];
  /** What is left out, in words; null where all is there. */
  readonly note: string | null;
}

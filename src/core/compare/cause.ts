import type { ComparisonSection } from "./comparisonRow";

/** What could have made two executions differ; never what came of them. */
export type CauseKind =
  "method" | "data" | "input" | "argument" | "code" | "package" | "interpreter" | "variable" | "machine";

/** Something in which an execution differs from another one, and which could have caused all other differences. */
export interface Cause {
  readonly kind: CauseKind;
  /** Of the input, file, package, variable, or what else it is. */
  readonly name: string;
  /** As the baseline has it; null where it has none, or where the text would tell nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** Of a text file: how many lines differ; null where that is not known. */
  readonly lines: number | null;
  /** What tells its content from any other, as the latter has it: a hash; left out where the texts tell it all. */
  readonly content?: string;
  /** How likely it is the cause, from 0 to 100 (`rankedCauses` holds the rule). */
  readonly likelihood: number;
  /** The row of the comparison that shows it. */
  readonly section: ComparisonSection;
}

/** How the code of two executions differs. */
export type CodeDifference =
  | { readonly kind: "known"; readonly files: readonly ChangedFile[] }
  | { readonly kind: "unknown"; readonly reason: string };

/** A file in which the code of two executions differs. */
export interface ChangedFile {
  /** In the repository, POSIX; of a script outside of one as the execution names it. */
  readonly path: string;
  /** Lines; null where it is no text. */
  readonly added: number | null;
  readonly removed: number | null;
  /** What tells its content from any other, as the latter execution has it: git's name of the blob, or SHA-256. */
  readonly content: string;
}

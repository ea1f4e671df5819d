import { fill, fillCount } from "./format/fill";
import type { GitState } from "./records";

/** A file that the uncommitted changes change, with how many lines of it. */
export interface ChangedFile {
  readonly path: string;
  readonly change: "added" | "modified" | "deleted" | "renamed";
  readonly addedLines: number;
  readonly removedLines: number;
}

interface Code extends Pick<GitState, "changedLines" | "untracked"> {
  readonly changedFiles: readonly ChangedFile[];
  /** Whether the changes are kept, so that the files are known. */
  readonly hasPatch: boolean;
}

/** Sentences of a count of lines at `{0}`: of one, of any other number of them; what is told where they are not known. */
export interface UncommittedWords {
  readonly one: string;
  readonly several: string;
  readonly changes: string;
  readonly newFile: string;
  readonly newFiles: string;
  /** Whether there is room for one of both alone: new files are told where no lines are. */
  readonly isShort?: boolean;
}

/** What differed from the commit. */
interface Uncommitted {
  /** Files of the commit that were changed. */
  readonly files: readonly ChangedFile[];
  /** Their lines that were added and removed; null where that is not known, or none of text. */
  readonly lines: number | null;
  /** How many files the commit does not have, such as new data: their lines say nothing of the code. */
  readonly newFiles: number;
}

/** What differed from the commit, new files apart. */
export function uncommitted({ changedLines, changedFiles, untracked, hasPatch }: Code): Uncommitted {
  const files = changedFiles.filter(({ change }) => change !== "added");
  const added = changedFiles.filter(({ change }) => change === "added").map(({ path }) => path);
  const newFiles = new Set([...added, ...untracked]).size;
  // Without the patch, lines of new files are among those that were counted.
  const all = hasPatch || newFiles > 0 ? 0 : changedLines;
  const lines = files.reduce((sum, { addedLines, removedLines }) => sum + addedLines + removedLines, all);
  return { files, lines: lines === 0 ? null : lines, newFiles };
}

/** "12 uncommitted lines, 1 new file". @param values of further places in the words for lines. */
export function uncommittedText(code: Code, words: UncommittedWords, ...values: readonly string[]): string {
  const { files, lines, newFiles } = uncommitted(code);
  const isOfNewFiles = lines === null && files.length === 0 && newFiles > 0 && code.hasPatch;
  const changed = lines === null ? words.changes : fillCount(words.one, words.several, lines, ...values);
  const parts = [
    ...(isOfNewFiles ? [] : [changed]),
    ...(newFiles === 0 || (words.isShort === true && !isOfNewFiles)
      ? []
      : [fill(newFiles === 1 ? words.newFile : words.newFiles, newFiles)]),
  ];
  return parts.join(", ");
}

import type { CodeDifference } from "../../core/compare/cause";
import { unlikeCode } from "../../core/compare/unlikeCode";
import type { ComparedCode } from "./codeDifferences";
import { codePatch } from "./codePatch";
import { isCode, parsePatch, type FilePatch, type Hunk } from "../../bundle/parsePatch";

/** Of so many executions, and of so many files of each, the lines are read. */
const mostExecutions = 5;
const mostFiles = 20;

/** Compared executions, and how the code of each differs from that of the baseline. */
export interface CodeAgainst {
  readonly executions: readonly ComparedCode[];
  readonly baseline: number;
  readonly code: readonly CodeDifference[];
}

/** The code in which an execution differs from the baseline. */
export interface ChangedCode {
  readonly id: string;
  /** The place of the execution among those that are compared. */
  readonly index: number;
  readonly files: readonly FileLines[];
  /** How many files more differ. */
  readonly moreFiles: number;
  /** Why its lines cannot be read; null where they can. */
  readonly reason: string | null;
}

/** A file in which the code differs. */
export interface FileLines {
  readonly path: string;
  /** Lines; null where it is no text. */
  readonly added: number | null;
  readonly removed: number | null;
  /** The first lines of its difference. */
  readonly hunks: readonly Hunk[];
}

export interface ChangedCodeOptions {
  /** Unchanged lines around each change. */
  readonly context: number;
  /** Lines of each file, at most. */
  readonly lines: number;
}

interface FoundCode {
  readonly own: readonly ChangedCode[];
  /** The code of how many executions more differs. */
  readonly left: number;
}

/**
 * The lines in which the code of executions differs from that of the one that they are held against; the same code once.
 * Call it in a trusted workspace only: it starts git.
 */
export async function changedCode(
  workspace: string,
  { executions, baseline, code }: CodeAgainst,
  { context, lines }: ChangedCodeOptions,
): Promise<FoundCode> {
  const unlike = unlikeCode(code, baseline);
  const own: ChangedCode[] = [];
  for (const index of unlike.slice(0, mostExecutions)) {
    const [before, after] = [executions[baseline], executions[index]];
    if (before === undefined || after === undefined) continue;
    const patch = await codePatch(workspace, before, after, { context, path: null });
    const isRead = typeof patch === "string";
    const files = isRead ? parsePatch(patch).filter(isCode) : [];
    own.push({
      id: after.execution.summary.id,
      index,
      files: files.slice(0, mostFiles).map((file) => fileLines(file, lines)),
      moreFiles: Math.max(0, files.length - mostFiles),
      reason: isRead ? null : patch.reason,
    });
  }
  return { own, left: Math.max(0, unlike.length - mostExecutions) };
}

function fileLines({ path, binary, addedLines, removedLines, hunks }: FilePatch, most: number): FileLines {
  let left = most;
  const shown = hunks.flatMap(({ oldStart, lines }): Hunk[] => {
    const first = lines.slice(0, left);
    left -= first.length;
    return first.length === 0 ? [] : [{ oldStart, lines: first }];
  });
  return { path, added: binary ? null : addedLines, removed: binary ? null : removedLines, hunks: shown };
}

/** How many lines that differ are not among those that are told. */
export function moreLines({ added, removed, hunks }: FileLines): number {
  const told = hunks.flatMap(({ lines }) => lines.filter((line) => /^[-+]/.test(line))).length;
  return (added ?? 0) + (removed ?? 0) - told;
}

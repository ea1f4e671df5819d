import { unlikeCode } from "../core/compare/unlikeCode";
import type { CodeDifference } from "../core/compare/cause";
import { isCode, parsePatch, type FilePatch } from "../runner/difference/parsePatch";
import { codePatch } from "../runner/difference/codePatch";
import type { ReadExecution } from "../store/readComparison";
import { shown, shownAsIs } from "./differenceText";
import { section } from "./factLines";
import { plainLine } from "./plainText";

/** Of so many executions, files of each, and lines of a file the difference is told. */
const mostExecutions = 5;
const mostFiles = 20;
const mostLines = 12;

/** Compared executions, and how the code of each differs from that of the baseline. */
export interface ComparedCode {
  readonly executions: readonly ReadExecution[];
  readonly baseline: number;
  readonly code: readonly CodeDifference[];
}

/** The lines in which the code of executions differs from that of the one that they are held against; the same code is told once. */
export async function codeLines(
  workspace: string,
  { executions, baseline, code }: ComparedCode,
): Promise<string[]> {
  const unlike = unlikeCode(code, baseline);
  const lines: string[] = [];
  for (const index of unlike.slice(0, mostExecutions)) {
    const [before, after] = [executions[baseline], executions[index]];
    if (before === undefined || after === undefined) continue;
    const patch = await codePatch(workspace, before, after, { context: 0, path: null });
    const told = typeof patch === "string" ? fileLines(patch) : [`  ${shown(patch.reason)}`];
    lines.push(...section(`Code of ${plainLine(after.execution.summary.id)}`, told));
  }
  const left = unlike.length - mostExecutions;
  return left > 0 ? [...lines, "", `The code of ${left} more differs: name fewer to see it.`] : lines;
}

function fileLines(patch: string): string[] {
  const files = parsePatch(patch).filter(isCode);
  return [...files.slice(0, mostFiles).flatMap(linesOf), ...moreLine(files.length - mostFiles, "file", "  ")];
}

function linesOf({ path, binary, addedLines, removedLines, hunks }: FilePatch): string[] {
  if (binary) return [`  ${shown(`${path}: it is no text`)}`];
  const changed = hunks.flatMap(({ lines }) => lines.filter((line) => /^[-+]/.test(line)));
  return [
    `  ${shown(`${path}: +${addedLines} −${removedLines}`)}`,
    ...changed.slice(0, mostLines).map((line) => `    ${shownAsIs(`${line.charAt(0)} ${line.slice(1)}`)}`),
    ...moreLine(changed.length - mostLines, "line", "    "),
  ];
}

function moreLine(more: number, what: string, margin: string): string[] {
  return more > 0 ? [`${margin}${more} more ${what}${more === 1 ? "" : "s"}`] : [];
}

import type { LogLine } from "../../../src/shared/logs/logsMessages";

/** What stands in one row: a line, frames of libraries that are folded, or lines that the filter leaves out. */
export type Row =
  | { readonly kind: "line"; readonly key: string; readonly line: LogLine }
  | { readonly kind: "fold"; readonly key: string; readonly line: number; readonly count: number }
  | { readonly kind: "gap"; readonly key: string; readonly line: number; readonly count: number };

/** What decides which rows there are. */
export interface RowOptions {
  /** Whether lines between are left out by a filter; else all lines follow each other. */
  readonly isFiltered: boolean;
  /** How many lines there are, where the first and the last that the filter lets through are among those that are there. */
  readonly edges: { readonly hasStart: boolean; readonly hasEnd: boolean; readonly lines: number };
  /** First lines of folds that were opened. */
  readonly opened: ReadonlySet<number>;
}

/** As many frames of libraries are folded. */
const leastFolded = 2;

/** The rows of lines that were read, in the order of their numbers. */
export function rowsOf(lines: readonly LogLine[], { isFiltered, opened, edges }: RowOptions): readonly Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    if (line === undefined) break;
    if (isFiltered) rows.push(...gapBefore(line, lines[index - 1], edges));
    const frames = isFiltered ? 0 : libraryLines(lines, index);
    const taken = lines.slice(index, index + Math.max(1, frames));
    if (frames >= leastFolded && !opened.has(line.line))
      rows.push({ kind: "fold", key: `f${line.line}`, line: line.line, count: frames });
    else rows.push(...taken.map((each): Row => ({ kind: "line", key: `l${each.line}`, line: each })));
    index += taken.length;
  }
  const last = lines.at(-1);
  if (isFiltered && edges.hasEnd && last !== undefined) rows.push(...gap(last.line + 1, edges.lines));
  return rows;
}

function gapBefore(
  { line }: LogLine,
  before: LogLine | undefined,
  { hasStart }: RowOptions["edges"],
): readonly Row[] {
  if (before !== undefined) return gap(before.line + 1, line);
  return hasStart ? gap(0, line) : [];
}

/** @param until the first line behind it. */
function gap(line: number, until: number): readonly Row[] {
  return until > line ? [{ kind: "gap", key: `g${line}`, line, count: until - line }] : [];
}

function libraryLines(lines: readonly LogLine[], index: number): number {
  let end = index;
  while (lines[end]?.isLibrary === true) end += 1;
  return end - index;
}

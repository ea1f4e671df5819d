import type { LogLine } from "../../../src/shared/logs/logsMessages";

/** What stands in one row: a line, frames of libraries that are folded, or lines that the filter leaves out. */
export type Row = LineRow | HiddenRow;

export interface LineRow {
  readonly kind: "line";
  readonly key: string;
  readonly line: LogLine;
  /** What it would be hidden in, had one not opened that; null: nothing. */
  readonly part: OpenedPart | null;
}

export interface HiddenRow {
  readonly kind: "fold" | "gap";
  readonly key: string;
  /** The first that it stands for. */
  readonly line: number;
  readonly count: number;
}

/** Frames of libraries, or lines without a match, that were opened; by their first line. */
export interface OpenedPart {
  readonly kind: HiddenRow["kind"];
  readonly line: number;
  readonly count: number;
}

/** What decides which rows there are. */
export interface RowOptions {
  /** Whether lines between are left out by a filter; else all lines follow each other. */
  readonly isFiltered: boolean;
  /** How many lines there are, where the first and the last that the filter lets through are among those that are there. */
  readonly edges: { readonly hasStart: boolean; readonly hasEnd: boolean; readonly lines: number };
  /** Lines of folds that were opened: one of a fold opens it. */
  readonly folds: ReadonlySet<number>;
  /** Gaps that were opened, an inner one behind the outer one. */
  readonly gaps: readonly OpenedPart[];
}

/** As many frames of libraries are folded. */
const leastFolded = 2;

/** The rows of lines that were read, in the order of their numbers. */
export function rowsOf(lines: readonly LogLine[], options: RowOptions): readonly Row[] {
  return options.isFiltered ? filteredRows(lines, options) : foldedRows(lines, options.folds);
}

/** The fold that a line is in, opened or not; null: in none. */
export function foldAround(lines: readonly LogLine[], line: number): OpenedPart | null {
  const at = lines.findIndex((each) => each.line === line);
  if (lines[at]?.isLibrary !== true) return null;
  const before = lines.findLastIndex((each, index) => index < at && !each.isLibrary);
  const count = libraryLines(lines, before + 1);
  const first = lines[before + 1];
  return first === undefined || count < leastFolded ? null : { kind: "fold", line: first.line, count };
}

/** The number of the line that a row begins with. */
export function lineOf(row: Row | undefined): number {
  if (row === undefined) return 0;
  return row.kind === "line" ? row.line.line : row.line;
}

/** The number of the last line that a row stands for. */
export function lastLineOf(row: Row): number {
  return row.kind === "line" ? row.line.line : row.line + row.count - 1;
}

/** Whether a row shows a line, or stands for it. */
export function holds(row: Row, line: number): boolean {
  return lineOf(row) <= line && line <= lastLineOf(row);
}

/** Which of the rows, whatever their order, holds a line; the one before it where none does. */
export function rowAt(rows: readonly Row[], line: number): number {
  const isReversed = lineOf(rows[0]) > lineOf(rows.at(-1));
  const isBefore = (row: Row): boolean => lineOf(row) <= line;
  const found = isReversed ? rows.findIndex(isBefore) : rows.findLastIndex(isBefore);
  return found < 0 ? (isReversed ? rows.length - 1 : 0) : found;
}

function foldedRows(lines: readonly LogLine[], opened: ReadonlySet<number>): readonly Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    if (line === undefined) break;
    const frames = libraryLines(lines, index);
    const taken = lines.slice(index, index + Math.max(1, frames));
    const part = frames < leastFolded ? null : ({ kind: "fold", line: line.line, count: frames } as const);
    if (part === null || taken.some((each) => opened.has(each.line)))
      rows.push(...taken.map((each) => lineRow(each, part)));
    else rows.push({ ...part, key: `f${line.line}` });
    index += taken.length;
  }
  return rows;
}

function filteredRows(lines: readonly LogLine[], { edges, gaps }: RowOptions): readonly Row[] {
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    rows.push(...gapBefore(line, lines[index - 1], edges));
    const part = gaps.findLast((each) => each.line <= line.line && line.line < each.line + each.count);
    rows.push(lineRow(line, part ?? null));
  }
  const last = lines.at(-1);
  if (edges.hasEnd && last !== undefined) rows.push(...gap(last.line + 1, edges.lines));
  return rows;
}

function lineRow(line: LogLine, part: OpenedPart | null): LineRow {
  return { kind: "line", key: `l${line.line}`, line, part };
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

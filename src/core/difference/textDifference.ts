import { diffArrays } from "diff";
import { commonEnds } from "./commonEnds";
import { lineDifference } from "./lineDifference";

/** A line of a difference of texts, without its line end. */
export interface DiffLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Lines that differ, with a few of those around them. */
export interface TextHunk {
  /** Numbers of its first line in the earlier and the later text, from 1. */
  readonly before: number;
  readonly after: number;
  readonly lines: readonly DiffLine[];
}

/** How two texts differ, line by line. */
export interface TextDifference {
  readonly kind: "text";
  /** How many lines differ, shown or not. */
  readonly added: number;
  readonly removed: number;
  readonly hunks: readonly TextHunk[];
  /** Whether hunks are left out. */
  readonly truncated: boolean;
}

/** How much of a difference of texts is told. */
export interface TextBounds {
  /** Lines in all hunks together, at most. */
  readonly lines: number;
  /** Lines that are the same around those that differ. */
  readonly context: number;
}

/** Beyond so many edits, or so many milliseconds, what lies between the common ends differs as a whole. */
const effort = { maxEditLength: 4000, timeout: 500 };

/**
 * Compares two texts by lines; lines in which only numbers differ, within the tolerance, are the same.
 * @returns null where they are the same.
 */
export function textDifference(
  before: string,
  after: string,
  tolerance: number,
  bounds: TextBounds,
): TextDifference | null {
  const edits = lineEdits(before.split("\n"), after.split("\n"), tolerance);
  const count = (kind: DiffLine["kind"]): number => edits.filter((edit) => edit.kind === kind).length;
  const [added, removed] = [count("added"), count("removed")];
  if (added + removed === 0) return null;
  const { hunks, truncated } = hunksOf(edits, bounds);
  return { kind: "text", added, removed, hunks, truncated };
}

/** Every line of both texts in order, those of the earlier one first where they differ. */
export function lineEdits(
  before: readonly string[],
  after: readonly string[],
  tolerance: number,
): DiffLine[] {
  const areEqual = (one: number, other: number): boolean =>
    lineDifference(before[one] ?? "", after[other] ?? "", tolerance) !== null;
  const { start, end } = commonEnds(before.length, after.length, areEqual);
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return [
    ...linesAs("same", before.slice(0, start)),
    ...middleEdits(old, now, tolerance),
    ...linesAs("same", end === 0 ? [] : before.slice(-end)),
  ];
}

function middleEdits(old: readonly string[], now: readonly string[], tolerance: number): DiffLine[] {
  const changes = diffArrays([...old], [...now], effort);
  if (changes === undefined) return replacement(old, now, tolerance);
  const edits: DiffLine[][] = [];
  for (let index = 0; index < changes.length; index += 1) {
    const [change, next] = [changes[index], changes[index + 1]];
    if (change === undefined) continue;
    if (change.removed && next?.added === true) {
      edits.push(replacement(change.value, next.value, tolerance));
      index += 1;
    } else edits.push(linesAs(change.removed ? "removed" : change.added ? "added" : "same", change.value));
  }
  return edits.flat();
}

/** Lines in place of others; where there are as many, those that only numbers tell apart are the same. */
function replacement(old: readonly string[], now: readonly string[], tolerance: number): DiffLine[] {
  if (old.length !== now.length) return [...linesAs("removed", old), ...linesAs("added", now)];
  const edits: DiffLine[] = [];
  let from = 0;
  const flush = (until: number): void => {
    for (const edit of linesAs("removed", old.slice(from, until))) edits.push(edit);
    for (const edit of linesAs("added", now.slice(from, until))) edits.push(edit);
  };
  for (const [index, line] of old.entries()) {
    if (lineDifference(line, now[index] ?? "", tolerance) === null) continue;
    flush(index);
    edits.push({ kind: "same", text: line });
    from = index + 1;
  }
  flush(old.length);
  return edits;
}

function linesAs(kind: DiffLine["kind"], lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ kind, text }));
}

function hunksOf(
  edits: readonly DiffLine[],
  { lines: limit, context }: TextBounds,
): { hunks: TextHunk[]; truncated: boolean } {
  const hunks: TextHunk[] = [];
  const [starts, places] = [stretches(edits, context), linePlaces(edits)];
  let left = limit;
  for (const { from, until } of starts) {
    if (left <= 0) return { hunks, truncated: true };
    const end = Math.min(until, from + left);
    const { before, after } = places(from);
    hunks.push({ before, after, lines: edits.slice(from, end) });
    left -= end - from;
    if (end < until) return { hunks, truncated: true };
  }
  return { hunks, truncated: false };
}

/** Stretches of edits with something that differs and the lines around it; those that touch are one. */
function stretches(edits: readonly DiffLine[], context: number): { from: number; until: number }[] {
  const found: { from: number; until: number }[] = [];
  for (const [index, { kind }] of edits.entries()) {
    if (kind === "same") continue;
    const [from, until] = [Math.max(0, index - context), Math.min(edits.length, index + context + 1)];
    const last = found.at(-1);
    if (last !== undefined && from <= last.until) last.until = until;
    else found.push({ from, until });
  }
  return found;
}

/** Tells the numbers of the lines at an edit; asked for in ascending order. */
function linePlaces(edits: readonly DiffLine[]): (index: number) => { before: number; after: number } {
  let [at, before, after] = [0, 1, 1];
  return (index) => {
    for (; at < index; at += 1) {
      const kind = edits[at]?.kind;
      if (kind !== "added") before += 1;
      if (kind !== "removed") after += 1;
    }
    return { before, after };
  };
}

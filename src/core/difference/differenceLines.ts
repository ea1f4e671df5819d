import type { Translate } from "../translate";
import type { Bounded } from "./bounded";
import type { ContentDifference, JsonPlace } from "./contentDifference";
import type { LogDifference } from "./logDifference";
import type { MemberDifference } from "./memberDifference";
import type { CellChange, TableDifference } from "./tableDifference";
import type { DiffLine, TextDifference } from "./textDifference";

/** A difference in words: how much differs, then what, some lines of it. */
export interface DifferenceLines {
  readonly summary: string;
  readonly lines: readonly string[];
}

/** Tells a difference of contents in words. @param limit how many lines at most. */
export function differenceLines(difference: ContentDifference, limit: number, t: Translate): DifferenceLines {
  switch (difference.kind) {
    case "json":
      return cut(
        difference.changes.total === 1
          ? t("1 place differs")
          : t("{0} places differ", difference.changes.total),
        difference.changes.shown.map(placeLine),
        limit,
      );
    case "table":
      return cut(tableSummary(difference, t), tableLines(difference), limit);
    case "text":
      return cut(
        textSummary(difference, t),
        difference.hunks.flatMap(({ lines }) => lines.map(markedLine)),
        limit,
      );
    case "log":
      return cut(logSummary(difference, t), difference.lines.map(markedLine), limit);
    case "members":
      return cut(memberSummary(difference, t), memberLines(difference), limit);
    case "bytes":
      return { summary: t("differs from byte {0}", difference.offset), lines: [] };
  }
}

function cut(summary: string, lines: readonly string[], limit: number): DifferenceLines {
  return { summary, lines: lines.slice(0, limit) };
}

function placeLine({ path, before, after }: JsonPlace): string {
  return `${path}: ${before ?? "–"} → ${after ?? "–"}`;
}

function markedLine({ kind, text }: DiffLine): string {
  return `${kind === "added" ? "+" : kind === "removed" ? "-" : " "} ${text}`;
}

function tableSummary(
  { cells, added, removed, columns, reordered, key }: TableDifference,
  t: Translate,
): string {
  const parts = [
    counted(cells.total, cells.total === 1 ? t("1 cell differs") : t("{0} cells differ", cells.total)),
    counted(added.total, added.total === 1 ? t("1 row added") : t("{0} rows added", added.total)),
    counted(removed.total, removed.total === 1 ? t("1 row removed") : t("{0} rows removed", removed.total)),
    counted(columns.added.length, t("columns added: {0}", columns.added.join(", "))),
    counted(columns.removed.length, t("columns removed: {0}", columns.removed.join(", "))),
    reordered ? [t("rows in another order")] : [],
    key === null ? [] : [t("rows by {0}", key)],
  ];
  return parts.flat().join(", ");
}

function tableLines({ cells, added, removed }: TableDifference): string[] {
  return [
    ...cells.shown.map(cellLine),
    ...removed.shown.map((row) => `- ${row.cells.join(", ")}`),
    ...added.shown.map((row) => `+ ${row.cells.join(", ")}`),
  ];
}

function cellLine({ name, column, before, after }: CellChange): string {
  return `${name}, ${column}: ${before ?? "–"} → ${after ?? "–"}`;
}

function textSummary({ added, removed }: TextDifference, t: Translate): string {
  return t("{0} lines added, {1} removed", added, removed);
}

function logSummary({ line, passedOver }: LogDifference, t: Translate): string {
  return passedOver === 0
    ? t("differs from line {0}", line)
    : t("differs from line {0}; before it {1} lines differ in times, paths or ids alone", line, passedOver);
}

function memberSummary({ added, removed, changed, renamed }: MemberDifference, t: Translate): string {
  return [
    counted(
      changed.total,
      changed.total === 1 ? t("1 member changed") : t("{0} members changed", changed.total),
    ),
    counted(added.total, added.total === 1 ? t("1 member added") : t("{0} members added", added.total)),
    counted(
      removed.total,
      removed.total === 1 ? t("1 member removed") : t("{0} members removed", removed.total),
    ),
    counted(
      renamed.total,
      renamed.total === 1 ? t("1 member renamed") : t("{0} members renamed", renamed.total),
    ),
  ]
    .flat()
    .join(", ");
}

function memberLines({ added, removed, changed, renamed }: MemberDifference): string[] {
  const marked = ({ shown }: Bounded<string>, mark: string): string[] =>
    shown.map((path) => `${mark} ${path}`);
  return [
    ...marked(changed, "≠"),
    ...marked(removed, "-"),
    ...marked(added, "+"),
    ...renamed.shown.map(({ before, after }) => `${before} → ${after}`),
  ];
}

function counted(count: number, text: string): string[] {
  return count === 0 ? [] : [text];
}

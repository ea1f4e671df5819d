import { deltaOf } from "../../core/compare/delta";
import { deltaText } from "../../core/compare/deltaText";
import type { Bounded } from "../../core/difference/bounded";
import { numberOf } from "../../core/difference/closeNumbers";
import type { ContentDifference, JsonPlace } from "../../core/difference/contentDifference";
import { differenceLines } from "../../core/difference/differenceLines";
import type { LogDifference } from "../../core/difference/logDifference";
import type { MemberDifference } from "../../core/difference/memberDifference";
import type { CellChange, TableDifference, TableRow } from "../../core/difference/tableDifference";
import type { DiffLine, TextDifference } from "../../core/difference/textDifference";
import type { Translate } from "../../core/translate";
import type { CodeLine } from "../../shared/compare/compareView";
import type { ContentPlace, ContentView, LogView } from "../../shared/compare/contentView";
import type { ContentAnswer, Picture } from "../../store/difference/contentQuestion";

/** What stands where one of them has nothing. */
const nothing = "–";

/** How a file differs, as the page shows it. Pure. */
export function buildContentView(
  answer: Exclude<ContentAnswer, { readonly kind: "log" }>,
  t: Translate,
): ContentView {
  if (answer.kind === "pictures")
    return { kind: "pictures", before: addressOf(answer.before), after: addressOf(answer.after) };
  const { verdict, difference, reason } = answer.content;
  if (difference !== null) return differenceView(difference, t);
  switch (verdict) {
    case "like":
      return words(
        t("Other bytes, but nothing that counts: numbers within the tolerance, or the order of names."),
      );
    case "same":
      return words(t("The same content."));
    case "added":
    case "removed":
    case "differs":
    case "unknown":
      return words(
        reason === null
          ? t("Another content.")
          : t("Another content, which cannot be looked at: {0}", reason),
      );
  }
}

function words(summary: string): ContentView {
  return { kind: "words", summary };
}

function addressOf({ type, base64 }: Picture): string {
  return `data:${type};base64,${base64}`;
}

function differenceView(difference: ContentDifference, t: Translate): ContentView {
  const { summary } = differenceLines(difference, 0, t);
  switch (difference.kind) {
    case "json": {
      const { shown, total } = difference.changes;
      const places = shown.map(placeOf);
      const left = leftOut(places.length, total, t);
      return { kind: "places", summary, heads: [t("Path")], places, lines: [], left };
    }
    case "table":
      return tableView(difference, summary, t);
    case "text":
      return { kind: "lines", summary, ...textLines(difference, t) };
    case "log":
      return { kind: "lines", summary, lines: logLines(difference), left: "" };
    case "members":
      return { kind: "lines", summary, ...memberLines(difference, t) };
    case "bytes":
      return words(summary);
  }
}

function placeOf({ path, before, after }: JsonPlace): ContentPlace {
  return placeBetween([path], before, after);
}

function tableView(difference: TableDifference, summary: string, t: Translate): ContentView {
  const { cells, added, removed, key } = difference;
  const shown = cells.shown.length + added.shown.length + removed.shown.length;
  return {
    kind: "places",
    summary,
    heads: [key ?? t("Row"), t("Column")],
    places: cells.shown.map(cellOf),
    lines: [
      ...removed.shown.map((row) => rowLine(row, "removed")),
      ...added.shown.map((row) => rowLine(row, "added")),
    ],
    left: leftOut(shown, cells.total + added.total + removed.total, t),
  };
}

function cellOf({ name, column, before, after }: CellChange): ContentPlace {
  return placeBetween([name, column], before, after);
}

function rowLine({ row, cells }: TableRow, kind: "added" | "removed"): CodeLine {
  const text = cells.join(", ");
  return kind === "added"
    ? { kind, before: null, after: row, text }
    : { kind, before: row, after: null, text };
}

function placeBetween(place: readonly string[], before: string | null, after: string | null): ContentPlace {
  const delta = deltaOf(numberIn(after), numberIn(before), null);
  return {
    place,
    before: before ?? nothing,
    after: after ?? nothing,
    delta: deltaText({ deltas: [delta], unit: null }, 0),
  };
}

function numberIn(text: string | null): number | null {
  return text === null ? null : numberOf(text);
}

function textLines({ hunks, truncated }: TextDifference, t: Translate): Pick<CodeLines, "lines" | "left"> {
  const lines = hunks.flatMap((hunk, index) => [
    ...(index === 0 ? [] : [gap]),
    ...numbered(hunk.lines, hunk.before, hunk.after),
  ]);
  return { lines, left: truncated ? t("More lines differ than are shown.") : "" };
}

interface CodeLines {
  readonly lines: readonly CodeLine[];
  readonly left: string;
}

const gap: CodeLine = { kind: "gap", before: null, after: null, text: "" };

function logLines({ line, lines }: LogDifference): CodeLine[] {
  const first = lines[0]?.kind === "same" && line > 1 ? line - 1 : line;
  return numbered(lines, first, first);
}

function numbered(lines: readonly DiffLine[], firstBefore: number, firstAfter: number): CodeLine[] {
  let [before, after] = [firstBefore, firstAfter];
  return lines.map(({ kind, text }) => {
    const numbers = {
      before: kind === "added" ? null : before,
      after: kind === "removed" ? null : after,
    };
    if (kind !== "added") before += 1;
    if (kind !== "removed") after += 1;
    return { kind, ...numbers, text };
  });
}

function memberLines({ changed, removed, added, renamed }: MemberDifference, t: Translate): CodeLines {
  const line = (kind: CodeLine["kind"], text: string): CodeLine => ({
    kind,
    before: null,
    after: null,
    text,
  });
  const lines = [
    ...changed.shown.map((path) => line("same", `≠ ${path}`)),
    ...removed.shown.map((path) => line("removed", path)),
    ...added.shown.map((path) => line("added", path)),
    ...renamed.shown.map(({ before, after }) => line("same", `${before} → ${after}`)),
  ];
  const all: readonly Bounded<unknown>[] = [changed, removed, added, renamed];
  const total = all.reduce((sum, each) => sum + each.total, 0);
  return { lines, left: leftOut(lines.length, total, t) };
}

function leftOut(shown: number, total: number, t: Translate): string {
  return shown === total ? "" : t("{0} of {1} are shown.", shown, total);
}

/** How what was printed differs, as the page shows it. Pure. @param keys of the two executions: "A", "B". */
export function buildLogView(
  { difference, sizes }: Extract<ContentAnswer, { readonly kind: "log" }>,
  keys: readonly [before: string, after: string],
  t: Translate,
): LogView {
  if (difference === null) {
    const isEmpty = sizes[0] === 0 && sizes[1] === 0;
    return {
      summary: isEmpty
        ? t("{0} and {1} printed nothing.", ...keys)
        : t("{0} and {1} printed the same; times, paths and addresses are masked.", ...keys),
      lines: [],
      ...unknownPlace,
      isEmpty,
    };
  }
  if (difference.kind !== "log")
    return { summary: differenceLines(difference, 0, t).summary, lines: [], ...unknownPlace };
  const { line, more } = difference;
  return {
    summary: sameText(line - 1, keys, t),
    lines: logLines(difference),
    line,
    isEmpty: false,
    isFinal: more,
  };
}

const unknownPlace = { line: null, isEmpty: false, isFinal: false } as const;

function sameText(same: number, keys: readonly [before: string, after: string], t: Translate): string {
  switch (same) {
    case 0:
      return t("{0} and {1} differ from the first line; times, paths and addresses are masked.", ...keys);
    case 1:
      return t("{0} and {1}: the first line is the same; times, paths and addresses are masked.", ...keys);
    default:
      return t(
        "{0} and {1}: the first {2} lines are the same; times, paths and addresses are masked.",
        ...keys,
        same,
      );
  }
}

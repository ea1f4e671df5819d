import type { TableDifference, TableRow } from "./tableDifference";
import type { TextDifference } from "./textDifference";

const maximumLength = 2000;

/** A text as it is told: cut where it is long. */
export function shortText(text: string): string {
  return text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text;
}

/** A difference of texts whose lines are told as far as anyone reads them. */
export function shortTextDifference(difference: TextDifference): TextDifference {
  const hunks = difference.hunks.map((hunk) => ({
    ...hunk,
    lines: hunk.lines.map(({ kind, text }) => ({ kind, text: shortText(text) })),
  }));
  return { ...difference, hunks };
}

/** The same for the cells of a difference of tables. */
export function shortTableDifference(difference: TableDifference): TableDifference {
  const { added, removed, cells } = difference;
  const shown = cells.shown.map((cell) => ({
    ...cell,
    before: cell.before === null ? null : shortText(cell.before),
    after: cell.after === null ? null : shortText(cell.after),
  }));
  return {
    ...difference,
    added: { ...added, shown: added.shown.map(shortRow) },
    removed: { ...removed, shown: removed.shown.map(shortRow) },
    cells: { ...cells, shown },
  };
}

function shortRow({ row, cells }: TableRow): TableRow {
  return { row, cells: cells.map(shortText) };
}

import { plainLine } from "./plainText";
import { cutToWidth, padToWidth, widthOf } from "./textWidth";

export interface Column<Row> {
  readonly header: string;
  value(row: Row): string;
  /** Below this many columns of the terminal it says nothing any more. */
  readonly least: number;
  /** The higher, the earlier it is shortened, and left out where the terminal is narrow. */
  readonly rank: number;
  /** Never left out. */
  readonly required?: boolean;
  readonly align?: "left" | "right";
  readonly shorten?: (text: string, width: number) => string;
  /** The cell with colours that take no room. */
  paint?(cell: string, row: Row): string;
}

interface Placed<Row> {
  readonly column: Column<Row>;
  readonly cells: readonly string[];
  width: number;
}

const gap = 2;

/**
 * Rows as lines that fit a terminal: columns without content are left out, then those of the highest rank that do not
 * fit at their least; what is left is shortened, the highest rank first.
 * @param width of the terminal, in columns.
 */
export function tableLines<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
): string[] {
  const placed = shrink(dropToFit(placeAll(columns, rows), width), width);
  const header = joinCells(placed.map(({ column, width: own }) => fit(column, column.header, own)));
  const lines = rows.map((row, index) =>
    joinCells(
      placed.map(({ column, cells, width: own }) => {
        const cell = fit(column, cells[index] ?? "", own);
        return column.paint === undefined ? cell : column.paint(cell, row);
      }),
    ),
  );
  return [header, ...lines];
}

function placeAll<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Placed<Row>[] {
  return columns.flatMap((column) => {
    const cells = rows.map((row) => plainLine(column.value(row)));
    if (cells.every((cell) => cell === "") && column.required !== true) return [];
    const width = cells.reduce((most, cell) => Math.max(most, widthOf(cell)), widthOf(column.header));
    return [{ column, cells, width }];
  });
}

function dropToFit<Row>(placed: readonly Placed<Row>[], width: number): Placed<Row>[] {
  let kept = [...placed];
  while (total(kept.map(wantedWidth)) > width) {
    const droppable = kept.filter(({ column }) => column.required !== true);
    const last = droppable.sort(byRank)[0];
    if (last === undefined) break;
    kept = kept.filter((candidate) => candidate !== last);
  }
  return kept;
}

function shrink<Row>(placed: Placed<Row>[], width: number): Placed<Row>[] {
  for (const candidate of [...placed].sort(byRank)) {
    const excess = total(placed.map((each) => each.width)) - width;
    if (excess > 0) candidate.width = Math.max(leastWidth(candidate), candidate.width - excess);
  }
  return placed;
}

/** What is never left out is left whole as long as there is something else to leave out. */
function wantedWidth<Row>(placed: Placed<Row>): number {
  return placed.column.required === true ? placed.width : leastWidth(placed);
}

function leastWidth<Row>({ column, width }: Placed<Row>): number {
  return Math.min(column.least, width);
}

function byRank<Row>(one: Placed<Row>, other: Placed<Row>): number {
  return other.column.rank - one.column.rank;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
}

function fit<Row>({ align, shorten = cutToWidth }: Column<Row>, text: string, width: number): string {
  const short = widthOf(text) <= width ? text : cutToWidth(shorten(text, width), width);
  return padToWidth(short, width, align);
}

function joinCells(cells: readonly string[]): string {
  return cells.join(" ".repeat(gap)).trimEnd();
}

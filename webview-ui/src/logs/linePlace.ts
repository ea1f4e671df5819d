import { lineOf, type Row } from "./rows";

/** Height of a row that was not drawn yet, CSS pixels. As in styles/lines.css. */
export const rowHeight = 20;
/** So many rows are drawn above and below what is seen. */
const beyond = 30;

/**
 * Where one is in rows of any number and of any height: one row, and how far its top lies above that of what is seen.
 * There is no height of all rows: 14 million of them are higher than a browser can scroll.
 */
export class LinePlace {
  /** The line of the row on top. */
  line = 0;
  /** CSS pixels of that row that lie above what is seen. */
  offset = 0;
  /** Whether the newest row stays in sight, however many come. */
  isAtEnd = true;
  /** Whether the newest row stands on top. */
  isReversed = false;
  /** Which way one scrolled last. */
  private direction = 0;

  /** The rows to draw, by their indices. @param height of what is seen, CSS pixels. */
  drawn(rows: readonly Row[], height: number): { readonly from: number; readonly to: number } {
    const isAtBottom = this.isAtEnd && !this.isReversed;
    const top = isAtBottom ? rows.length - 1 : this.isAtEnd ? 0 : indexOf(rows.map(lineOf), this.line);
    const seen = Math.ceil(height / rowHeight);
    return {
      from: Math.max(0, top - beyond - (isAtBottom ? seen : 0)),
      to: Math.min(rows.length, top + seen + beyond + 1),
    };
  }

  /** Moves by CSS pixels; {@link settle} brings the row on top up to date. */
  scroll(by: number): void {
    if (by !== 0) this.isAtEnd = false;
    this.direction = by;
    this.offset += by;
  }

  /** Goes to a line. @param above CSS pixels that are left over it. */
  goTo(line: number, above = 0): void {
    this.isAtEnd = false;
    this.line = line;
    this.offset = -above;
  }

  /**
   * Brings the place in line with the heights of the rows that were drawn.
   * @param drawn with their heights, in the order in which they stand.
   * @param whole whether the first or the last of all rows is among them.
   * @returns how far the rows lie above what is seen, CSS pixels.
   */
  settle(
    drawn: readonly { readonly line: number; readonly height: number }[],
    height: number,
    whole: { readonly start: boolean; readonly end: boolean },
  ): number {
    if (drawn.length === 0) return 0;
    const rows = placedRows(drawn);
    const bottom = Math.max(0, rows.total - height);
    const end = this.isReversed ? 0 : bottom;
    const asked = this.isAtEnd ? end : rows.topOf(this.line) + this.offset;
    const least = whole.start ? 0 : -Infinity;
    const most = whole.end ? bottom : Infinity;
    const top = Math.max(least, Math.min(most, asked));
    this.resume(top, end, this.isReversed ? whole.start : whole.end);
    const first = rows.at(top);
    this.line = first.line;
    this.offset = top - first.top;
    return top;
  }

  /** Who scrolls to the end follows again. */
  private resume(top: number, end: number, isWhole: boolean): void {
    const isTowardsEnd = this.isReversed ? this.direction < 0 : this.direction > 0;
    if (isWhole && isTowardsEnd && Math.abs(top - end) < 1) this.isAtEnd = true;
    this.direction = 0;
  }
}

interface PlacedRows {
  /** CSS pixels. */
  readonly total: number;
  /** Where the row of a line begins. */
  topOf(line: number): number;
  /** The row in which a place lies. */
  at(place: number): { readonly line: number; readonly top: number };
}

function placedRows(drawn: readonly { readonly line: number; readonly height: number }[]): PlacedRows {
  let total = 0;
  const rows = drawn.map(({ line, height }) => {
    total += height;
    return { line, top: total - height };
  });
  const begin = rows[0] ?? { line: 0, top: 0 };
  const lines = rows.map(({ line }) => line);
  return {
    total,
    topOf: (line) => rows[indexOf(lines, line)]?.top ?? 0,
    at: (place) => rows.findLast(({ top }) => top <= place) ?? begin,
  };
}

/** The first of the rows that holds a line or lies behind it, in the order in which they stand; the last where none does. */
function indexOf(lines: readonly number[], line: number): number {
  const isReversed = (lines[0] ?? 0) > (lines.at(-1) ?? 0);
  const found = lines.findIndex((each) => (isReversed ? each <= line : each >= line));
  return found < 0 ? Math.max(0, lines.length - 1) : found;
}

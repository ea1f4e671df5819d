/** Height of a row, CSS pixels. As in styles/table.css. */
export const rowHeight = 24;
/** Height of the heads, CSS pixels. As in styles/table.css. */
const headHeight = 43;

const beyond = 12;

/** The rows that are drawn: those that can be seen, and some above and below. */
export interface RowRange {
  readonly from: number;
  readonly count: number;
}

/**
 * The rows to draw at a scroll position. @param height of what is seen, CSS pixels.
 * @param more rows above and below.
 */
export function rowRange(scrollTop: number, height: number, rowCount: number, more = beyond): RowRange {
  const first = Math.min(Math.max(0, rowCount - 1), Math.floor(scrollTop / rowHeight));
  const from = Math.max(0, first - more);
  const until = Math.min(rowCount, first + Math.ceil(height / rowHeight) + more + 1);
  return { from, count: Math.max(0, until - from) };
}

/** So many rows are drawn at the top before those beyond what is seen. @param height of what is seen, CSS pixels. */
export function rowsAtTop(height: number): number {
  return rowRange(0, height, Number.MAX_SAFE_INTEGER, 0).count;
}

/** The first and the last row of which something is seen. @param height of what is seen, CSS pixels. */
export function rowsSeen(
  scrollTop: number,
  height: number,
): { readonly first: number; readonly last: number } {
  const first = Math.floor(scrollTop / rowHeight);
  return { first, last: Math.max(first, Math.ceil((scrollTop + height - headHeight) / rowHeight) - 1) };
}

/** The row of which the position is told: the one with the focus while it is seen, else the first that is. */
export function toldRow(focused: number, seen: { readonly first: number; readonly last: number }): number {
  return focused >= seen.first && focused <= seen.last ? focused : seen.first;
}

/** The scroll position at which a row is seen whole; the present one where it is already. @param heads their height. */
export function scrollToRow(row: number, scrollTop: number, height: number, heads = headHeight): number {
  const top = row * rowHeight;
  const room = height - heads - rowHeight;
  if (top < scrollTop) return top;
  return top > scrollTop + room ? top - room : scrollTop;
}

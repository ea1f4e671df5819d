/** Where a column lies. */
export interface ColumnPlace<Column> {
  readonly column: Column;
  readonly index: number;
  /** CSS pixels from the left edge of the rows; of a pinned one from the edge of what is seen. */
  readonly left: number;
}

interface Placed {
  readonly width: number;
  readonly pinned: boolean;
}

/** Width of the column with the tick boxes, CSS pixels. */
export const checkWidth = 28;

/** The part of what is seen that columns may take that stay in place. */
const mostPinned = 0.66;

/** The columns as they stay in place at a width: where pinned ones would leave no room to read the others, none does. */
export function pinnedAt<Column extends Placed>(
  columns: readonly Column[],
  width: number,
): readonly Column[] {
  const pinned = columns.reduce((sum, column) => (column.pinned ? sum + column.width : sum), checkWidth);
  if (pinned <= width * mostPinned) return columns;
  return columns.map((column) => ({ ...column, pinned: false }));
}

/** How many columns the head of a group stands over: those that stay in place, one at least. */
export function underGroupHead(columns: readonly Placed[]): number {
  return Math.max(1, columns.filter(({ pinned }) => pinned).length);
}

/** Where each column lies, one beside the other. */
export function columnPlaces<Column extends Placed>(columns: readonly Column[]): ColumnPlace<Column>[] {
  let left = checkWidth;
  return columns.map((column, index) => {
    const place = { column, index, left };
    left += column.width;
    return place;
  });
}

/** Width of all columns together, CSS pixels. */
export function totalWidth(columns: readonly Placed[]): number {
  return columns.reduce((sum, { width }) => sum + width, checkWidth);
}

/** The columns that can be seen at a scroll position; of many columns only these are drawn. */
export function placesInSight<Column extends Placed>(
  places: readonly ColumnPlace<Column>[],
  scrollLeft: number,
  width: number,
): ColumnPlace<Column>[] {
  const margin = 200;
  return places.filter(
    ({ column, left }) =>
      column.pinned || (left + column.width > scrollLeft - margin && left < scrollLeft + width + margin),
  );
}

/** How far to scroll so that a column is seen whole, beside those that stay in place. @param now the present position. */
export function scrollToColumn(
  places: readonly ColumnPlace<Placed>[],
  index: number,
  now: number,
  width: number,
): number {
  const place = places[index];
  if (place === undefined || place.column.pinned) return now;
  const pinned = places.find(({ column }) => !column.pinned)?.left ?? 0;
  const right = place.left + place.column.width;
  if (place.left - pinned < now) return place.left - pinned;
  return right > now + width ? right - width : now;
}

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

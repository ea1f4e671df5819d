import { rowHeight, rowRange } from "../table/rowWindow";

/** What of a list stands in the page: rows, and room for those that are left out. */
export type ListPart = { readonly row: number } | { readonly gap: number };

/** How far a list is scrolled, and how much of it is seen, CSS pixels. */
export interface ListSight {
  readonly top: number;
  readonly height: number;
}

/**
 * The rows in sight with some above and below, and the one that has the focus, wherever it is: it would lose it if it
 * were taken away.
 * @returns rows by their index, gaps in CSS pixels, from top to bottom.
 */
export function listParts(count: number, { top, height }: ListSight, focus: number): ListPart[] {
  const { from, count: drawn } = rowRange(top, height, count);
  const rows = Array.from({ length: drawn }, (_, index) => from + index);
  if (focus < from) rows.unshift(focus);
  else if (focus >= from + drawn && focus < count) rows.push(focus);
  let next = 0;
  const parts = rows.flatMap((row): ListPart[] => {
    const gap = (row - next) * rowHeight;
    next = row + 1;
    return gap === 0 ? [{ row }] : [{ gap }, { row }];
  });
  return next === count ? parts : [...parts, { gap: (count - next) * rowHeight }];
}

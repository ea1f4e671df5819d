/**
 * How many members two lists begin with, and end with, that are equal; none is counted twice.
 * @param before how many members the earlier list has. @param areEqual compares by index.
 */
export function commonEnds(
  before: number,
  after: number,
  areEqual: (before: number, after: number) => boolean,
): { readonly start: number; readonly end: number } {
  const shorter = Math.min(before, after);
  let start = 0;
  while (start < shorter && areEqual(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && areEqual(before - 1 - end, after - 1 - end)) end += 1;
  return { start, end };
}

/** Beyond so many changes at once the list is sorted as a whole. */
const few = 100;

/**
 * A sorted list in which some members are replaced: the others are not compared with each other again.
 * @param list in its order, without two members that compare as equal.
 * @param gone members of it that leave.
 * @param come members that join.
 * @returns a new list.
 */
export function replaceSorted<T>(
  list: readonly T[],
  gone: readonly T[],
  come: readonly T[],
  compare: (one: T, other: T) => number,
): readonly T[] {
  if (gone.length + come.length > few) {
    const leaving = new Set(gone);
    return [...list.filter((one) => !leaving.has(one)), ...come].sort(compare);
  }
  const next = list.slice();
  for (const one of gone) {
    const place = placeOf(next, one, compare);
    // What it is ordered by may have changed though it is the same.
    const found = next[place] === one ? place : next.indexOf(one);
    if (found >= 0) next.splice(found, 1);
  }
  for (const one of come) next.splice(placeOf(next, one, compare), 0, one);
  return next;
}

/** Where a member stands in a sorted list, or would. */
export function placeOf<T>(list: readonly T[], member: T, compare: (one: T, other: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle] as T, member) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

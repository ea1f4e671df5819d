/** Where two lists differ: from `start` on, up to the ends; before and behind that they hold the same things. */
export interface ChangedPart {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** Compares two states of a list member by member, by identity. */
export function changedPart(before: readonly unknown[], after: readonly unknown[]): ChangedPart {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore -= 1;
    endAfter -= 1;
  }
  return { start, endBefore, endAfter };
}

/** The first few of many, and how many there are. */
export interface Bounded<T> {
  readonly shown: readonly T[];
  readonly total: number;
}

/** Keeps the first of a list. @param limit how many. */
export function bounded<T>(all: Iterable<T>, limit: number): Bounded<T> {
  const shown: T[] = [];
  let total = 0;
  for (const one of all) {
    if (total < limit) shown.push(one);
    total += 1;
  }
  return { shown, total };
}

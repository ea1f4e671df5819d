/** A value that executions have. */
export interface KnownValue {
  readonly value: string;
  /** How many executions have it. */
  readonly count: number;
}

/** The ends of some numbers. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
}

/** Counted values, the most frequent first; those that none has any more are left out. */
export function mostFrequent(counts: ReadonlyMap<string, number>): KnownValue[] {
  return Array.from(counts, ([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || compareText(one.value, other.value));
}

export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Null where there is no number. */
export function rangeOf(numbers: readonly number[]): NumberRange | null {
  let [least, most] = [Infinity, -Infinity];
  for (const value of numbers) {
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least > most ? null : { least, most };
}

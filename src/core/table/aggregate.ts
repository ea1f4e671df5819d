import type { Json } from "../json";

/** The numbers of a column in a group; `last` is that of the newest. */
export interface Aggregate {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly median: number;
  readonly last: number;
}

/** What the numbers among values tell; null where there is none. @param values newest first. */
export function aggregate(values: readonly Json[]): Aggregate | null {
  const numbers = values.filter(
    (value): value is number => typeof value === "number" && !Number.isNaN(value),
  );
  const sorted = numbers.toSorted((one, other) => one - other);
  const [min, max, last] = [sorted[0], sorted.at(-1), numbers[0]];
  if (min === undefined || max === undefined || last === undefined) return null;
  const middle = Math.floor((sorted.length - 1) / 2);
  const low = sorted[middle] ?? min;
  const high = sorted[sorted.length - 1 - middle] ?? max;
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  return { count: numbers.length, min, max, mean, median: (low + high) / 2, last };
}

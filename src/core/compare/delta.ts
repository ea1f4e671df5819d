import { numberOf, type Json } from "../json";
import type { BetterDirection } from "../table/bestValue";

/** How a number stands to that of the baseline. */
export interface Delta {
  readonly absolute: number;
  /** Of the baseline's magnitude; null where that is 0. */
  readonly percent: number | null;
  /** Null where no direction is known, and where the numbers are the same. */
  readonly verdict: "better" | "worse" | null;
}

/** Null where either is no finite number. */
export function deltaOf(value: Json, baseline: Json, better: BetterDirection | null): Delta | null {
  const [number, reference] = [numberOf(value), numberOf(baseline)];
  if (number === null || reference === null) return null;
  const absolute = number - reference;
  return {
    absolute,
    percent: reference === 0 ? null : (100 * absolute) / Math.abs(reference),
    verdict: verdictOf(absolute, better),
  };
}

function verdictOf(absolute: number, better: BetterDirection | null): Delta["verdict"] {
  if (better === null || absolute === 0) return null;
  return absolute > 0 === (better === "max") ? "better" : "worse";
}

/** Below this two numbers are equal whatever their size: rests of a sum that should be zero. */
const absoluteFloor = 1e-12;

/**
 * How far two numbers are apart, relative to the larger one, where that is within the tolerance; null where it is not.
 * With a tolerance of 0 they have to be the same.
 */
export function relativeDifference(one: number, other: number, tolerance: number): number | null {
  if (Object.is(one, other) || one === other) return 0;
  const difference = Math.abs(one - other);
  const relative = difference / Math.max(Math.abs(one), Math.abs(other));
  if (relative <= tolerance) return relative;
  return tolerance > 0 && difference <= absoluteFloor ? relative : null;
}

const decimal = /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

/** The number that a text is, or null. */
export function numberOf(text: string): number | null {
  if (decimal.test(text)) return Number(text);
  const word = text.trim().toLowerCase();
  if (word === "nan") return NaN;
  const infinite = /^([-+]?)inf(?:inity)?$/.exec(word);
  return infinite === null ? null : infinite[1] === "-" ? -Infinity : Infinity;
}

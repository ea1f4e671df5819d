/** Below this two numbers are equal whatever their size: rests of a sum that should be zero. */
const absoluteFloor = 1e-12;

/**
 * How far two numbers are apart, relative to the larger one, where that is within the tolerance; null where it is not.
 * Whole numbers have to be the same: they count, or name something. So have all with a tolerance of 0. Beyond 2^53 a
 * number may be whole for want of digits.
 */
export function relativeDifference(one: number, other: number, tolerance: number): number | null {
  if (Object.is(one, other) || one === other) return 0;
  if (Number.isSafeInteger(one) && Number.isSafeInteger(other)) return null;
  const difference = Math.abs(one - other);
  const relative = difference / Math.max(Math.abs(one), Math.abs(other));
  if (relative <= tolerance) return relative;
  return tolerance > 0 && difference <= absoluteFloor ? relative : null;
}

/**
 * The same for numbers as they are written; whole ones of any length are told apart.
 * @returns null as well where one of the texts is no number.
 */
export function writtenDifference(one: string, other: string, tolerance: number): number | null {
  const [digits, others] = [wholeNumber(one), wholeNumber(other)];
  if (digits !== null && others !== null) return digits === others ? 0 : null;
  const [before, after] = [numberOf(one), numberOf(other)];
  return before === null || after === null ? null : relativeDifference(before, after, tolerance);
}

/** A whole number in its shortest form; null where the text is none. */
function wholeNumber(text: string): string | null {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) return null;
  const shortest = text
    .trim()
    .replace(/^\+/, "")
    .replace(/^(-?)0+(?=\d)/, "$1");
  return shortest === "-0" ? "0" : shortest;
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

import { writtenDifference } from "./closeNumbers";

/** Numbers that stand alone: digits within a word, a date's or a version's parts are text. */
const numbers = /(?<![\w.])[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?![\w]|\.\d)/g;

/**
 * The largest relative difference of the numbers in two lines that are the same otherwise.
 * @returns null where they differ in more than numbers within the tolerance.
 */
export function lineDifference(one: string, other: string, tolerance: number): number | null {
  if (one === other) return 0;
  const [olds, news] = [one.match(numbers) ?? [], other.match(numbers) ?? []];
  if (olds.length !== news.length) return null;
  if (one.replace(numbers, "\0") !== other.replace(numbers, "\0")) return null;
  let largest = 0;
  for (const [index, text] of olds.entries()) {
    const difference = writtenDifference(text, news[index] ?? "", tolerance);
    if (difference === null) return null;
    largest = Math.max(largest, difference);
  }
  return largest;
}

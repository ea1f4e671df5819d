/** How far two versions lie apart: by the first number in which they differ; of "0.x" the second counts as the first. */
export function versionStep(before: string, after: string): "major" | "minor" | "patch" {
  const [old, now] = [numbersOf(before), numbersOf(after)];
  const place = firstDifference(old, now);
  const isUnstable = place === 1 && old[0] === 0;
  if (place === 0 || isUnstable) return "major";
  return place === 1 ? "minor" : "patch";
}

/** Both as far as they tell them apart, at least two numbers: "1.26", "2.1" of "1.26.4", "2.1.0". */
export function shortVersions(before: string, after: string): readonly [string, string] {
  if (!isPlain(before) || !isPlain(after)) return [before, after];
  const length = Math.max(2, firstDifference(numbersOf(before), numbersOf(after)) + 1);
  const shorten = (version: string): string => version.split(".").slice(0, length).join(".");
  return shorten(before) === shorten(after) ? [before, after] : [shorten(before), shorten(after)];
}

function isPlain(version: string): boolean {
  return /^\d+(?:\.\d+)*$/.test(version);
}

function numbersOf(version: string): number[] {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? "").split(".").map(Number);
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  const length = Math.max(one.length, other.length);
  const place = Array.from({ length }).findIndex((_, index) => (one[index] ?? 0) !== (other[index] ?? 0));
  return place < 0 ? length : place;
}

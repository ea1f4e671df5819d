import { lineDifference } from "../difference/lineDifference";
import { shownValue } from "../difference/shownValue";
import type { Comparison } from "./verdict";

/**
 * Compares two texts by lines; numbers in them may be apart within the tolerance.
 * @returns the first place that differs as line and column, from 1.
 */
export function compareText(before: string, after: string, tolerance: number): Comparison {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let largest = 0;
  for (let index = 0; index < Math.max(old.length, now.length); index += 1) {
    const [one, other] = [old[index], now[index]];
    if (one === undefined || other === undefined) return { kind: "differs", where: lengthText(old, now) };
    const difference = lineDifference(one, other, tolerance);
    if (difference === null) return { kind: "differs", where: placeOf(one, other, index) };
    largest = Math.max(largest, difference);
  }
  return { kind: "equal", largest };
}

function placeOf(one: string, other: string, index: number): string {
  let column = 0;
  while (column < one.length && one[column] === other[column]) column += 1;
  const from = Math.max(0, column - 20);
  return `line ${index + 1}, column ${column + 1}: ${quoted(one, from)} → ${quoted(other, from)}`;
}

function quoted(line: string, from: number): string {
  return `"${from > 0 ? "…" : ""}${shownValue(line.slice(from))}"`;
}

function lengthText(old: readonly string[], now: readonly string[]): string {
  const at = Math.min(old.length, now.length);
  const more = old.length > now.length ? "ends" : "goes on";
  return `line ${at + 1}: it ${more} there, ${old.length} → ${now.length} lines`;
}

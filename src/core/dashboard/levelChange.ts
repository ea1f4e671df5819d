import { ranksOf } from "../statistics/ranks";
import type { TimedRow } from "./groups";
import { median, spread } from "./quantiles";

/** From a place on executions take another time than before. */
export interface LevelChange {
  /** The place of the first one that does. */
  readonly place: number;
  /** Of the code from there on, where it changed there. */
  readonly commit: string | null;
  /** Medians, ms. */
  readonly before: number;
  readonly after: number;
}

/** Fewer executions tell no level. */
const fewest = 5;
/** The chance that a place as good as this is found where nothing changed. */
const chance = 0.01;
/** A smaller change is none worth telling, though it may be certain. */
const leastChange = 0.1;
/** Of more executions every so-manieth is looked at. */
const mostLookedAt = 2000;
/** The commit may have come so near the place, as a part of all executions. */
const nearness = 0.03;

/** Finds where the level of durations changed most (Pettitt's test on their ranks), if it did. @param rows oldest first. */
export function levelChange(rows: readonly TimedRow[]): LevelChange | null {
  if (rows.length < 2 * fewest) return null;
  const stride = Math.ceil(rows.length / mostLookedAt);
  const split = bestSplit(rows.filter((_, index) => index % stride === 0).map(({ taken }) => taken));
  if (split === null) return null;
  const rough = Math.min(rows.length - 1, split * stride);
  const near = nearestCommit(rows, rough);
  const place = near ?? rough;
  const levels = levelsAround(rows, place);
  if (levels === null) return null;
  return { place, commit: near === null ? null : (rows[near]?.commit ?? null), ...levels };
}

/** The medians before and after a place; null where they differ no more than what is usual. */
function levelsAround(
  rows: readonly TimedRow[],
  place: number,
): { readonly before: number; readonly after: number } | null {
  const left = rows.slice(0, place).map(({ taken }) => taken);
  const right = rows.slice(place).map(({ taken }) => taken);
  if (Math.min(left.length, right.length) < fewest) return null;
  const [before, after] = [median(left) ?? 0, median(right) ?? 0];
  const usual = Math.max(spread(left, before), spread(right, after), leastChange * before);
  return Math.abs(after - before) < usual ? null : { before, after };
}

/** The place at which the values before and after it differ most; null where they differ no more than by chance. */
function bestSplit(values: readonly number[]): number | null {
  const count = values.length;
  let [sum, most, split] = [0, 0, 0];
  for (const [index, rank] of ranksOf(values).entries()) {
    sum += 2 * rank - (count + 1);
    if (Math.abs(sum) > most) [most, split] = [Math.abs(sum), index + 1];
  }
  const probability = 2 * Math.exp((-6 * most ** 2) / (count ** 3 + count ** 2));
  return probability > chance ? null : sharpened(values, split);
}

/** Ranks tell that the level changed, not exactly where: there both sides lie nearest to their medians. */
function sharpened(values: readonly number[], rough: number): number | null {
  const [before, after] = [median(values.slice(0, rough)) ?? 0, median(values.slice(rough)) ?? 0];
  let [cost, least, split] = [0, 0, 0];
  for (const [index, value] of values.entries()) {
    cost += Math.abs(value - before) - Math.abs(value - after);
    if (cost < least) [least, split] = [cost, index + 1];
  }
  return split === 0 || split >= values.length ? null : split;
}

/** The place near this one where another commit begins. */
function nearestCommit(rows: readonly TimedRow[], place: number): number | null {
  const reach = Math.max(2, Math.round(rows.length * nearness));
  for (let distance = 0; distance <= reach; distance += 1)
    for (const near of [place - distance, place + distance]) {
      const commit = rows[near]?.commit ?? null;
      if (near > 0 && commit !== null && commit !== (rows[near - 1]?.commit ?? null)) return near;
    }
  return null;
}

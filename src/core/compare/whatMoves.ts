import { grouped } from "../grouped";
import { numberOf } from "../json";
import { rankCorrelation } from "../statistics/ranks";
import type { BetterDirection } from "../table/bestValue";
import type { Comparison } from "./comparison";
import { alikeInAllElse } from "./alikeInAllElse";
import { factorsOf, fromFirst, type Factor } from "./factors";

/** How a metric went with something in which executions differ. */
export type Effect =
  /** Two values; by how much the metric rose from the one to the other (`fromFirst`), all else alike. */
  | { readonly kind: "difference"; readonly amount: number }
  /** More values: between the least and the greatest mean, all else alike. */
  | { readonly kind: "spread"; readonly amount: number }
  /** All else alike, the metric stayed where it was. */
  | { readonly kind: "none" }
  /** It never changed alone, but the metric rises or falls with it: the rank correlation. */
  | { readonly kind: "trend"; readonly correlation: number }
  /** It never changed alone, and nothing can be said of it. */
  | { readonly kind: "mixed" };

export interface Moved {
  readonly factor: Factor;
  readonly effect: Effect;
}

/** What a metric changes with. */
export interface WhatMoves {
  readonly metric: string;
  readonly better: BetterDirection | null;
  /** How many executions have a value of it. */
  readonly reached: number;
  /** What moves it most comes first. */
  readonly moved: readonly Moved[];
}

/** Of fewer nothing can be said but that they differ. */
const fewest = 3;
/** Fewer points show a trend by chance. */
const fewestOfTrend = 5;
const leastCorrelation = 0.3;
/** A smaller part of the whole spread is none. */
const noPart = 0.005;

/**
 * What the telling metric of three and more executions changes with: the first that has a direction and differs, else the
 * first that differs. The rule: executions that are alike in all else are held against each other, so that what changed
 * together is not taken for one thing; where there are several such groups, each value counts by how far it lies from the
 * mean of its group. What has no effect so is left out of account for what never changed alone; of that, numbers are
 * told by their rank correlation. Null where no metric differs, or nothing that could have caused it.
 */
export function whatMoves(comparison: Pick<Comparison, "executions" | "causes" | "rows">): WhatMoves | null {
  const rows = comparison.rows.filter(({ section, differs }) => section === "metrics" && differs);
  const told = rows.map((row) => ({ row, values: row.values.map(numberOf) }));
  const enough = told.filter(({ values }) => distinct(values) > 1 && reachedOf(values).length >= fewest);
  const telling = enough.find(({ row }) => row.better !== null) ?? enough[0];
  if (telling === undefined) return null;
  const places = reachedOf(telling.values);
  const values = places.map((place) => telling.values[place] ?? 0);
  const factors = factorsOf(comparison)
    .map((factor) => onlyAt(factor, places))
    .filter(({ identities }) => new Set(identities).size > 1);
  if (factors.length === 0) return null;
  return {
    metric: telling.row.name,
    better: telling.row.better,
    reached: places.length,
    moved: effectsOf(factors, values).sort(bySize),
  };
}

function distinct(values: readonly (number | null)[]): number {
  return new Set(values.filter((value) => value !== null)).size;
}

function reachedOf(values: readonly (number | null)[]): number[] {
  return values.flatMap((value, index) => (value === null ? [] : [index]));
}

function onlyAt({ cause, identities, texts, numbers }: Factor, places: readonly number[]): Factor {
  return {
    cause,
    identities: places.map((place) => identities[place] ?? ""),
    texts: places.map((place) => texts[place] ?? null),
    numbers: numbers === null ? null : places.map((place) => numbers[place] ?? 0),
  };
}

function effectsOf(factors: readonly Factor[], values: readonly number[]): Moved[] {
  const first = effectsAlone(factors, values);
  const telling = factors.filter((factor) => first.get(factor)?.kind !== "none");
  const then = telling.length === factors.length ? first : effectsAlone(telling, values);
  return factors.map((factor) => ({
    factor,
    effect: first.get(factor) ?? then.get(factor) ?? trend(factor, values),
  }));
}

/** Null where no two executions differ in it alone. */
function effectsAlone(factors: readonly Factor[], values: readonly number[]): Map<Factor, Effect | null> {
  const groups = alikeInAllElse(factors, values.length);
  return new Map(factors.map((factor, index) => [factor, effectAlone(factor, groups[index] ?? [], values)]));
}

function effectAlone(
  factor: Factor,
  alike: readonly (readonly number[])[],
  values: readonly number[],
): Effect | null {
  const groups = alike.filter((group) => identitiesOf(factor, group).size > 1);
  if (groups.length === 0) return null;
  const means = meansOf(factor, groups, values);
  const amounts = [...means.values()];
  const amount = Math.max(...amounts) - Math.min(...amounts);
  if (amount <= noPart * (Math.max(...values) - Math.min(...values))) return { kind: "none" };
  if (means.size > 2) return { kind: "spread", amount };
  const [from = "", to = ""] = [...means.keys()].sort(fromFirst(factor));
  return { kind: "difference", amount: (means.get(to) ?? 0) - (means.get(from) ?? 0) };
}

function identitiesOf({ identities }: Factor, places: readonly number[]): Set<string> {
  return new Set(places.map((place) => identities[place] ?? ""));
}

/** Of each value of the factor how far the metric lies from the mean of its group, in the mean of the groups. */
function meansOf(
  { identities }: Factor,
  groups: readonly (readonly number[])[],
  values: readonly number[],
): Map<string, number> {
  const distances = groups.flatMap((group) => {
    const own = grouped(group, (place) => identities[place] ?? "");
    const means = [...own].map(([identity, places]) => ({
      identity,
      mean: mean(places.map((place) => values[place] ?? 0)),
    }));
    const middle = mean(means.map((each) => each.mean));
    return means.map((each) => ({ identity: each.identity, distance: each.mean - middle }));
  });
  const byIdentity = grouped(distances, ({ identity }) => identity);
  return new Map(
    [...byIdentity].map(([identity, each]) => [identity, mean(each.map(({ distance }) => distance))]),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function trend({ numbers }: Factor, values: readonly number[]): Effect {
  if (numbers === null || values.length < fewestOfTrend) return { kind: "mixed" };
  const correlation = rankCorrelation(numbers, values);
  return Math.abs(correlation) < leastCorrelation ? { kind: "mixed" } : { kind: "trend", correlation };
}

const kindOrder: Readonly<Record<Effect["kind"], number>> = {
  difference: 0,
  spread: 0,
  trend: 1,
  none: 2,
  mixed: 3,
};

function bySize({ effect: one }: Moved, { effect: other }: Moved): number {
  return kindOrder[one.kind] - kindOrder[other.kind] || sizeOf(other) - sizeOf(one);
}

function sizeOf(effect: Effect): number {
  switch (effect.kind) {
    case "difference":
    case "spread":
      return Math.abs(effect.amount);
    case "trend":
      return Math.abs(effect.correlation);
    case "none":
    case "mixed":
      return 0;
  }
}

import { grouped } from "../grouped";
import type { Factor } from "./factors";

/**
 * For each factor the groups of executions that are alike in all other factors. The time grows with the factors times the
 * executions: the executions are numbered by what they have of the factors before each one and after it, so that two are
 * alike in all else where both numbers are the same.
 * @param count of the executions. @returns their places.
 */
export function alikeInAllElse(factors: readonly Pick<Factor, "identities">[], count: number): number[][][] {
  const before = numbered(factors, count);
  const after = numbered(factors.toReversed(), count).toReversed();
  return factors.map((_, index) => {
    const [left, right] = [before[index] ?? [], after[index] ?? []];
    return [...grouped(left.keys(), (place) => `${left[place]} ${right[place]}`).values()];
  });
}

/** Of each factor the numbers of the executions by all factors that stand before it. */
function numbered(factors: readonly Pick<Factor, "identities">[], count: number): number[][] {
  let last = Array.from({ length: count }, () => 0);
  return factors.map(({ identities }) => {
    const own = last;
    const known = new Map<string, number>();
    last = own.map((number, place) => {
      const key = `${number} ${identities[place]}`;
      const found = known.get(key) ?? known.size;
      known.set(key, found);
      return found;
    });
    return own;
  });
}

import type { TimedRow } from "./groups";
import { median, spread } from "./quantiles";

/** So many spreads above the median nothing usual lies. */
const spreads = 5;
/** Where all take nearly the same time, less than this part of it, or less than so many ms, is nothing unusual. */
const leastSpread = 0.1;
const leastMs = 20;

/**
 * What takes longer than this took unusually long: well above the median of each level, rounded up to what can be said.
 * @returns in ms, and as a query writes it.
 */
export function outlierLimit(levels: readonly (readonly TimedRow[])[]): {
  readonly ms: number;
  readonly text: string;
} {
  const limits = levels.map((rows) => {
    const taken = rows.map((row) => row.taken);
    const middle = median(taken) ?? 0;
    return middle + spreads * Math.max(spread(taken, middle), leastSpread * middle, leastMs);
  });
  return rounded(Math.max(...limits));
}

/** Up to two digits. */
function rounded(ms: number): { ms: number; text: string } {
  const unit = ms >= 1000 ? 1000 : 1;
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(ms / unit)) - 1));
  const value = Math.ceil(ms / unit / step) * step;
  return { ms: value * unit, text: `${value}${unit === 1000 ? "s" : "ms"}` };
}

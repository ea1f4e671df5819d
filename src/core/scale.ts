/** Smaller differences than this cannot be divided further. */
const smallest = 1e-290;

/** Round values that divide an axis into about `count` parts, the first at or below `low`, the last at or above `high`. */
export function niceTicks(low: number, high: number, count: number): readonly number[] {
  // Values that differ by less than their own precision are one value: it gets an axis around it.
  const size = Math.max(Math.abs(low), Math.abs(high));
  const isFlat = high - low <= Math.max(1e-9 * size, smallest);
  const span = isFlat ? (size > smallest ? size : 1) : high - low;
  const bottom = isFlat ? low - span / 2 : low;
  const rough = span / count;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.ceil((bottom + span) / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** A function from values to pixels. */
export function linear(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [low, high] = domain;
  const [start, end] = range;
  const factor = high === low ? 0 : (end - start) / (high - low);
  return (value) => start + (value - low) * factor;
}

/** The ticks as texts with the same number of decimals. */
export function tickLabels(ticks: readonly number[], write: (value: number) => string): readonly string[] {
  const largest = Math.max(...ticks.map(Math.abs));
  if (largest >= 1e6 || (largest !== 0 && largest < 1e-3)) return ticks.map(write);
  const decimals = Math.max(...ticks.map((tick) => String(tick).split(".")[1]?.length ?? 0));
  return ticks.map((tick) => tick.toFixed(decimals));
}

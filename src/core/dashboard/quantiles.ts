/** From the smallest to the largest. */
export function ascending(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

/** The value below which a part (0 to 1) of the sorted values lies, between two of them by their distance; null of none. */
export function quantile(sorted: Float64Array, part: number): number | null {
  const place = (sorted.length - 1) * part;
  const [lower, upper] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return lower === undefined || upper === undefined ? null : lower + (upper - lower) * (place % 1);
}

/** The middle value; of an even number the mean of the two in the middle; null of none. Its time grows as their number does. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const all = Float64Array.from(values);
  const middle = all.length >> 1;
  const upper = select(all, middle);
  if (all.length % 2 === 1) return upper;
  let lower = -Infinity;
  for (let place = 0; place < middle; place += 1) lower = Math.max(lower, all[place] ?? lower);
  return (lower + upper) / 2;
}

/** Brings the value that is at a place when they are sorted there, the smaller ones before it (Hoare's selection). */
function select(values: Float64Array, place: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const [low, high] = parted(values, left, right);
    if (place > high && place < low) break;
    if (place <= high) right = high;
    else left = low;
  }
  return values[place] ?? 0;
}

/** Smaller values go to the left, up to the second place told, larger ones to the right, from the first. */
function parted(values: Float64Array, left: number, right: number): readonly [low: number, high: number] {
  const pivot = values[(left + right) >> 1] ?? 0;
  let [low, high] = [left, right];
  while (low <= high) {
    while ((values[low] ?? 0) < pivot) low += 1;
    while ((values[high] ?? 0) > pivot) high -= 1;
    if (low > high) break;
    const value = values[low] ?? 0;
    values[low] = values[high] ?? 0;
    values[high] = value;
    low += 1;
    high -= 1;
  }
  return [low, high];
}

/** Makes the median of distances from the median an estimate of the standard deviation. */
const consistency = 1.4826;

/** How far values usually lie from their median; robust against outliers. */
export function spread(values: readonly number[], middle: number): number {
  return consistency * (median(values.map((value) => Math.abs(value - middle))) ?? 0);
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

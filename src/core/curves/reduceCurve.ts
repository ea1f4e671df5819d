import type { AxisRange, Curve } from "./curveAxis";

/** What is drawn of a curve; null breaks the line. Flat, so that it takes little on the way to a page. */
export interface ReducedCurve {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  /** Whether points were left out. */
  readonly isReduced: boolean;
}

/** Of each pixel column its first, least, greatest and last value. */
const keptOfColumn = 4;

/**
 * What of a curve can be told apart on so many pixel columns of a stretch of its axis: all points where they are few,
 * else of each column the first, the least, the greatest and the last value (Jugel et al., "M4", VLDB 2014), so that no
 * peak is lost and lines cross from column to column where they did. One point beyond each end is kept: the line leaves
 * the picture where it does. A gap is kept unless it is narrower than its column.
 */
export function reduceCurve(curve: Curve, range: AxisRange, columns: number): ReducedCurve {
  const { x } = curve;
  const first = placeOf(x, range.from, false);
  const end = placeOf(x, range.to, true);
  const [before, after] = [Math.max(0, first - 1), Math.min(x.length, end + 1)];
  const kept = new KeptPoints(curve);
  if (end - first <= keptOfColumn * columns) {
    for (let index = before; index < after; index += 1) kept.add(index);
    return kept.curve(false);
  }
  if (before < first) kept.add(before);
  const scale = range.to > range.from ? columns / (range.to - range.from) : 0;
  let column = new ColumnPoints();
  let number = -1;
  for (let index = first; index < end; index += 1) {
    const here = Math.min(columns - 1, Math.floor(((x[index] ?? 0) - range.from) * scale));
    if (here !== number) {
      column.give(kept);
      column = new ColumnPoints();
      number = here;
    }
    column.take(index, curve.y[index] ?? NaN);
  }
  column.give(kept);
  if (after > end) kept.add(end);
  return kept.curve(true);
}

/** The points of one column that are kept. */
class ColumnPoints {
  private first = -1;
  private last = -1;
  private least = { index: -1, value: Infinity };
  private most = { index: -1, value: -Infinity };
  /** Whether a gap lies before the first point, and behind the last one. */
  private gapBefore = false;
  private gapBehind = false;

  take(index: number, value: number): void {
    if (Number.isNaN(value)) {
      if (this.first < 0) this.gapBefore = true;
      this.gapBehind = true;
      return;
    }
    if (this.first < 0) this.first = index;
    this.last = index;
    this.gapBehind = false;
    if (value < this.least.value) this.least = { index, value };
    if (value > this.most.value) this.most = { index, value };
  }

  give(kept: KeptPoints): void {
    if (this.gapBefore) kept.break();
    const indices = new Set([this.first, this.least.index, this.most.index, this.last]);
    for (const index of [...indices].sort((one, other) => one - other)) if (index >= 0) kept.add(index);
    if (this.gapBehind) kept.break();
  }
}

class KeptPoints {
  private readonly x: number[] = [];
  private readonly y: (number | null)[] = [];
  private broken = false;

  constructor(private readonly from: Curve) {}

  add(index: number): void {
    const [x, y] = [this.from.x[index], this.from.y[index]];
    if (x === undefined || y === undefined || Number.isNaN(y)) {
      this.break();
      return;
    }
    if (this.broken && this.x.length > 0) {
      this.x.push(x);
      this.y.push(null);
    }
    this.broken = false;
    this.x.push(x);
    this.y.push(y);
  }

  break(): void {
    this.broken = true;
  }

  curve(isReduced: boolean): ReducedCurve {
    return { x: this.x, y: this.y, isReduced };
  }
}

/** The first index whose x is at least `value`, or greater than it. */
function placeOf(x: Float64Array, value: number, beyond: boolean): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const here = x[middle] ?? 0;
    if (here < value || (beyond && here === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

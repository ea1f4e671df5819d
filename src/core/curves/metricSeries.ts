import type { AxisRange, Curve, CurveAxis } from "./curveAxis";

/** A value of a metric and where it was told; `at` is milliseconds since the epoch. */
export interface MetricPoint {
  readonly step: number;
  readonly at: number;
  readonly value: number;
}

/** So few of them lie in the heap itself: many metrics have a single value. */
const firstCapacity = 8;

/** The values of one metric, in columns: a million of them take 24 MB. What is no finite number is kept as NaN. */
export class MetricSeries {
  private steps = new Float64Array(firstCapacity);
  private times = new Float64Array(firstCapacity);
  private values = new Float64Array(firstCapacity);
  private count = 0;
  private breaks = 0;
  private leastAt = -1;
  private mostAt = -1;
  private lastAt = -1;
  private readonly ordered = new Map<"step" | "time", { readonly count: number; readonly curve: Curve }>();

  /** @param at milliseconds since the epoch. @param step null: it is counted on. */
  append(at: number, step: number | null, value: number): void {
    if (this.count === this.values.length) this.grow();
    const index = this.count;
    this.count += 1;
    this.steps[index] = step ?? this.count;
    this.times[index] = at;
    const isNumber = Number.isFinite(value);
    this.values[index] = isNumber ? value : NaN;
    if (isNumber) this.note(index, value);
    else this.breaks += 1;
  }

  get length(): number {
    return this.count;
  }

  /** How many values were no finite numbers. */
  get nonFinite(): number {
    return this.breaks;
  }

  /** The value that came last; null where none was a number. */
  get last(): MetricPoint | null {
    return this.pointAt(this.lastAt);
  }

  /** The first of the least and of the greatest values; null where none was a number. */
  best(direction: "min" | "max"): MetricPoint | null {
    return this.pointAt(direction === "min" ? this.leastAt : this.mostAt);
  }

  /** All points along an axis. @param start of the execution, milliseconds since the epoch. */
  along(axis: CurveAxis, start: number): Curve {
    if (axis !== "relative") return this.inOrder(axis);
    const { x, y } = this.inOrder("time");
    return { x: x.map((at) => at - start), y };
  }

  /** The points as they came. */
  *points(): Generator<MetricPoint> {
    for (let index = 0; index < this.count; index += 1) {
      const point = this.pointAt(index);
      if (point !== null) yield point;
    }
  }

  private pointAt(index: number): MetricPoint | null {
    const [step, at, value] = [this.steps[index], this.times[index], this.values[index]];
    return step === undefined || at === undefined || value === undefined ? null : { step, at, value };
  }

  private note(index: number, value: number): void {
    this.lastAt = index;
    if (this.leastAt < 0 || value < (this.values[this.leastAt] ?? value)) this.leastAt = index;
    if (this.mostAt < 0 || value > (this.values[this.mostAt] ?? value)) this.mostAt = index;
  }

  private inOrder(axis: "step" | "time"): Curve {
    const known = this.ordered.get(axis);
    if (known?.count === this.count) return known.curve;
    const x = (axis === "step" ? this.steps : this.times).subarray(0, this.count);
    const y = this.values.subarray(0, this.count);
    const curve = isRising(x) ? { x, y } : sorted(x, y);
    this.ordered.set(axis, { count: this.count, curve });
    return curve;
  }

  private grow(): void {
    this.steps = doubled(this.steps);
    this.times = doubled(this.times);
    this.values = doubled(this.values);
  }
}

/** From the first to the last point of several curves; null where they have none. */
export function rangeOf(curves: Iterable<Curve>): AxisRange | null {
  let [from, to] = [Infinity, -Infinity];
  for (const { x } of curves) {
    from = Math.min(from, x[0] ?? Infinity);
    to = Math.max(to, x.at(-1) ?? -Infinity);
  }
  return from > to ? null : { from, to };
}

function doubled(column: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(column.length * 2);
  larger.set(column);
  return larger;
}

function isRising(x: Float64Array): boolean {
  let before = -Infinity;
  for (const each of x) {
    if (each < before) return false;
    before = each;
  }
  return true;
}

/** Points with the same x stay in the order in which they came. */
function sorted(x: Float64Array, y: Float64Array): Curve {
  const order = Uint32Array.from(x, (_, index) => index).sort(
    (one, other) => (x[one] ?? 0) - (x[other] ?? 0) || one - other,
  );
  return {
    x: Float64Array.from(order, (index) => x[index] ?? NaN),
    y: Float64Array.from(order, (index) => y[index] ?? NaN),
  };
}

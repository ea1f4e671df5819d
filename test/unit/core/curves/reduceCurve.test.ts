import assert from "node:assert/strict";
import fc from "fast-check";
import type { AxisRange, Curve } from "../../../../src/core/curves/curveAxis";
import { reduceCurve, type ReducedCurve } from "../../../../src/core/curves/reduceCurve";

/** Points at whole steps or with gaps and doubles between them, and values that may be no numbers. */
const curves = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 3 }),
      value: fc.oneof(
        { weight: 9, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) },
        fc.constant(NaN),
      ),
    }),
    { maxLength: 400 },
  )
  .map((points): Curve => {
    let at = 0;
    return {
      x: Float64Array.from(points, ({ gap }) => (at += gap)),
      y: Float64Array.from(points, ({ value }) => value),
    };
  });

const columnCounts = fc.integer({ min: 1, max: 20 });

function wholeOf({ x }: Curve): AxisRange {
  return { from: x[0] ?? 0, to: x.at(-1) ?? 0 };
}

/** The values of each pixel column within the range, in order. */
function byColumn(
  { x, y }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number | null> },
  { from, to }: AxisRange,
  columns: number,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let index = 0; index < x.length; index += 1) {
    const [at, value] = [x[index] ?? NaN, y[index] ?? NaN];
    if (Number.isNaN(value) || at < from || at > to) continue;
    const scale = to > from ? columns / (to - from) : 0;
    const column = Math.min(columns - 1, Math.floor((at - from) * scale));
    found.set(column, [...(found.get(column) ?? []), value]);
  }
  return found;
}

function extremes(
  values: readonly number[],
): readonly [number | undefined, number, number, number | undefined] {
  return [values[0], Math.min(...values), Math.max(...values), values.at(-1)];
}

function isReduced(curve: Curve, columns: number): ReducedCurve {
  const reduced = reduceCurve(curve, wholeOf(curve), columns);
  assert.ok(reduced.isReduced);
  return reduced;
}

describe("curves reduced to what pixels can show", () => {
  it("keep in every pixel column its first, least, greatest and last value", () => {
    fc.assert(
      fc.property(curves, columnCounts, fc.integer(), fc.nat(), (curve, columns, start, length) => {
        const whole = wholeOf(curve);
        const from = whole.from + (Math.abs(start) % (whole.to - whole.from + 1));
        for (const range of [whole, { from, to: Math.min(whole.to, from + length) }]) {
          const before = byColumn(curve, range, columns);
          const after = byColumn(reduceCurve(curve, range, columns), range, columns);
          assert.deepEqual([...after.keys()], [...before.keys()]);
          for (const [column, values] of before)
            assert.deepEqual(extremes(after.get(column) ?? []), extremes(values));
        }
      }),
    );
  });

  it("hold only points of the curve, in their order, four a column and one beyond each end at most", () => {
    fc.assert(
      fc.property(curves, columnCounts, (curve, columns) => {
        const { x, y } = reduceCurve(curve, wholeOf(curve), columns);
        const kept = y.flatMap((value, index) => (value === null ? [] : [[x[index], value] as const]));
        assert.ok(kept.length <= 4 * columns + 2);
        let place = 0;
        for (const [at, value] of kept) {
          while (curve.x[place] !== at || curve.y[place] !== value) {
            place += 1;
            assert.ok(place < curve.x.length, `${String(at)} ${value} is no point of the curve`);
          }
          place += 1;
        }
      }),
    );
  });

  it("are left as they are where all points can be told apart, with a break for what is no number", () => {
    const curve = { x: Float64Array.of(0, 1, 2, 3, 4), y: Float64Array.of(NaN, 5, NaN, NaN, 6) };
    assert.deepEqual(reduceCurve(curve, { from: 0, to: 4 }, 100), {
      x: [1, 4, 4],
      y: [5, null, 6],
      isReduced: false,
    });
  });

  it("keep a single peak among a million points, however narrow the picture", () => {
    const count = 1_000_000;
    const y = new Float64Array(count);
    y[654_321] = 1000;
    y[654_323] = -7;
    const { y: kept } = isReduced({ x: Float64Array.from(y, (_, index) => index), y }, 30);
    const values = kept.filter((value) => value !== null);
    assert.deepEqual([Math.max(...values), Math.min(...values)], [1000, -7]);
    assert.ok(kept.length <= 122);
  });

  it("show a gap that is wider than a column", () => {
    const y = Float64Array.from({ length: 1000 }, (_, index) => (index >= 400 && index < 500 ? NaN : index));
    const { x, y: kept } = isReduced({ x: Float64Array.from(y, (_, index) => index), y }, 10);
    const breaks = kept.flatMap((value, index) => (value === null ? [x[index]] : []));
    assert.deepEqual(breaks, [500]);
  });

  it("begin and end beyond a stretch of the axis, so that the line leaves the picture where it does", () => {
    const x = Float64Array.from({ length: 100 }, (_, index) => index);
    const { x: kept } = reduceCurve({ x, y: x }, { from: 10.5, to: 12.5 }, 100);
    assert.deepEqual(kept, [10, 11, 12, 13]);
  });
});

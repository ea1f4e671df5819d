import assert from "node:assert/strict";
import fc from "fast-check";
import { smoothCurve } from "../../../../src/core/curves/smoothCurve";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });
const weights = fc.double({ min: 0, max: 0.99, noNaN: true });

describe("smoothing of a curve", () => {
  it("leaves a level as it is, from its first value on", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), weights, (level, weight) => {
        for (const value of smoothCurve(new Float64Array(20).fill(level), weight))
          assert.ok(Math.abs(value - level) <= 1e-9 * Math.max(1, Math.abs(level)));
      }),
    );
  });

  it("stays between the least and the greatest value so far", () => {
    fc.assert(
      fc.property(values, weights, (all, weight) => {
        const smooth = smoothCurve(Float64Array.from(all), weight);
        for (const [index, value] of smooth.entries()) {
          const before = all.slice(0, index + 1);
          const slack = 1e-6;
          assert.ok(value >= Math.min(...before) - slack && value <= Math.max(...before) + slack);
        }
      }),
    );
  });

  it("weighs by the formula of Adam: each value counts the less the longer it is ago", () => {
    const [first, second] = smoothCurve(Float64Array.of(1, 4), 0.5);
    assert.equal(first, 1);
    // (0.5 · 0.5 · 1 + 0.5 · 4) / (1 − 0.5²)
    assert.equal(second, 3);
  });

  it("passes over what is no number, and does nothing at weight 0", () => {
    const curve = Float64Array.of(1, NaN, 4);
    assert.deepEqual([...smoothCurve(curve, 0.5)], [1, NaN, 3]);
    assert.equal(smoothCurve(curve, 0), curve);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { linear, niceTicks, tickLabels } from "../../../src/shared/scale";

describe("axes of a curve", () => {
  it("divides the axis at round values that enclose all points", () => {
    assert.deepEqual(niceTicks(0.077, 0.98, 2), [0, 0.5, 1]);
    assert.deepEqual(niceTicks(0.8, 0.986, 2), [0.8, 0.9, 1]);
    assert.deepEqual(niceTicks(-3, 8, 4), [-5, 0, 5, 10]);
  });

  it("has an axis for a metric that never changes", () => {
    const ticks = niceTicks(5, 5, 2);
    assert.ok((ticks[0] ?? 6) <= 5 && (ticks.at(-1) ?? 0) >= 5 && ticks.length >= 2);
  });

  it("encloses any two values with few ticks", () => {
    const value = fc.double({ noNaN: true, min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const ticks = niceTicks(low, high, 2);
        const slack = 1e-6 * Math.max(1e-300, high - low);
        assert.ok((ticks[0] ?? Infinity) <= low + slack);
        assert.ok((ticks.at(-1) ?? -Infinity) >= high - slack);
        assert.ok(ticks.length <= 6, `${ticks.length} ticks`);
      }),
    );
  });

  it("writes all labels of an axis with the same decimals", () => {
    assert.deepEqual(tickLabels([0, 0.25, 0.5], String), ["0.00", "0.25", "0.50"]);
  });

  it("maps a single value to the start of its range", () => {
    assert.equal(linear([3, 3], [10, 90])(3), 10);
  });
});

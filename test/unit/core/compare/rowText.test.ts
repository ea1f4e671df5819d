import assert from "node:assert/strict";
import fc from "fast-check";
import { comparisonRow, type ComparisonRow } from "../../../../src/core/compare/comparisonRow";
import { deltaText } from "../../../../src/core/compare/deltaText";
import { rowText } from "../../../../src/core/compare/rowText";
import type { Json } from "../../../../src/core/json";

function metric(...values: Json[]): ComparisonRow {
  return comparisonRow("metrics", "loss", values, 0);
}

describe("a value of a comparison", () => {
  it("is a whole number as it is, and of others six digits", () => {
    const seeds = comparisonRow("inputs", "seed", [20260101, 20260102], 0);
    assert.deepEqual([rowText(seeds, 0), rowText(seeds, 1)], ["20260101", "20260102"]);
    assert.equal(rowText(metric(0.123456789), 0), "0.123457");
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        assert.equal(Number(rowText(metric(value), 0)), value);
      }),
    );
  });

  it("is a state by its word", () => {
    const states = comparisonRow("outcome", "state", ["COMPLETED", "DEAD", "of a later version"], 0);
    assert.deepEqual(
      states.values.map((_, index) => rowText(states, index)),
      ["Completed", "Dead", "of a later version"],
    );
  });
});

describe("how far a value is from the baseline", () => {
  it("is written out up to a million percent", () => {
    assert.equal(deltaText(metric(1, 13), 1), "+12 (+1200 %)");
    assert.equal(deltaText(metric(1, 11), 1), "+10 (+1000 %)");
    assert.equal(deltaText(metric(20, 21), 1), "+1 (+5.0 %)");
    assert.equal(deltaText(metric(1, 20001), 1), "+20000 (+2.0e+6 %)");
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { rankCorrelation, ranksOf } from "../../../../src/core/statistics/ranks";

describe("ranks", () => {
  it("begin at 1, and equal values share the mean of theirs", () => {
    assert.deepEqual(ranksOf([30, 10, 20, 20]), [4, 1, 2.5, 2.5]);
  });

  it("correlate as R's cor.test does with method spearman", () => {
    const [weights, heights] = [
      [106, 86, 100, 101, 99, 103, 97, 113, 112, 110],
      [7, 0, 27, 50, 28, 29, 20, 12, 6, 17],
    ];
    assert.ok(Math.abs(rankCorrelation(weights, heights) - -0.17575757575757575) < 1e-12);
  });

  it("lie between -1 and 1, are 1 with what rises along, and 0 with what stays", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 2 }), (values) => {
        const correlation = rankCorrelation(values, values.toReversed());
        assert.ok(correlation >= -1 - 1e-9 && correlation <= 1 + 1e-9);
        const cubes = values.map((value) => value ** 3);
        assert.ok(Math.abs(rankCorrelation(values, cubes) - 1) < 1e-9);
        assert.equal(rankCorrelation(values, values.fill(1)), 0);
      }),
    );
  });
});

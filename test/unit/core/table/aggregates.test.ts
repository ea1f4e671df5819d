import assert from "node:assert/strict";
import { aggregate } from "../../../../src/core/table/aggregate";
import { bestOf, betterDirection } from "../../../../src/core/table/bestValue";
import { countStates, groupRows } from "../../../../src/core/table/groupRows";

describe("groups of rows", () => {
  it("hold the rows of one value, in the order in which they come", () => {
    const rows = ["train 1", "evaluate 1", "train 2", "1"];
    const groups = groupRows(rows, (row) => row.split(" ").at(-2) ?? null);
    assert.deepEqual(
      groups.map(({ value, rows: members }) => [value, members]),
      [
        ["train", ["train 1", "train 2"]],
        ["evaluate", ["evaluate 1"]],
        [null, ["1"]],
      ],
    );
  });

  it("tell a number from the text that looks like it", () => {
    assert.equal(groupRows([1, "1"], (value) => value).length, 2);
  });

  it("count their states", () => {
    const rows = (["FAILED", "COMPLETED", "FAILED"] as const).map((state) => ({ summary: { state } }));
    assert.deepEqual(countStates(rows), [
      { state: "FAILED", count: 2 },
      { state: "COMPLETED", count: 1 },
    ]);
  });

  it("have figures of their numbers alone", () => {
    assert.deepEqual(aggregate([4, null, "x", 1, NaN, 3, 2]), {
      count: 4,
      min: 1,
      max: 4,
      mean: 2.5,
      median: 2.5,
      last: 4,
    });
    assert.equal(aggregate([5, 1, 9])?.median, 5);
    assert.equal(aggregate([null, "x"]), null);
  });
});

describe("the best value of a metric", () => {
  it("is the least of losses and errors, the largest of anything else", () => {
    for (const name of ["loss", "val_loss", "test/rmse", "errorRate", "training_time"])
      assert.equal(betterDirection(name), "min", name);
    for (const name of ["accuracy", "f1", "auc", "reward", "herring"])
      assert.equal(betterDirection(name), "max", name);
    assert.equal(bestOf({ least: 0.1, most: 0.2 }, "min"), 0.1);
    assert.equal(bestOf({ least: 0.1, most: 0.2 }, "max"), 0.2);
  });

  it("follows what the user says, also that no value is better", () => {
    const chosen = { loss: "max", f1: "none" } as const;
    assert.equal(betterDirection("loss", chosen), "max");
    assert.equal(betterDirection("f1", chosen), null);
    assert.equal(betterDirection("accuracy", chosen), "max");
    assert.equal(betterDirection("constructor", chosen), "max");
  });

  it("is not told where there is nothing to choose from", () => {
    assert.equal(bestOf({ least: Infinity, most: -Infinity }, "max"), null);
    assert.equal(bestOf({ least: 0.5, most: 0.5 }, "max"), null);
  });
});

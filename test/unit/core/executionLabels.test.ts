import assert from "node:assert/strict";
import type { Json } from "../../../src/core/json";
import { executionLabels, labelsByMethod } from "../../../src/core/executionLabels";

function execution(
  id: string,
  inputs: Record<string, Json>,
  name: string | null = null,
): Parameters<typeof executionLabels>[0][number] {
  return { id, name, inputs };
}

describe("labels of executions that are shown together", () => {
  it("tell the inputs in which they differ", () => {
    assert.deepEqual(
      executionLabels([
        execution("train-1", { lr: 0.1, epochs: 40 }),
        execution("train-2", { lr: 0.01, epochs: 40, momentum: 0.95 }),
      ]),
      ["lr 0.1", "lr 0.01, momentum 0.95"],
    );
  });

  it("are the names that the user gave, and the ids where nothing differs", () => {
    assert.deepEqual(executionLabels([execution("train-1", {}, "first"), execution("train-2", {})]), [
      "first",
      "train-2",
    ]);
  });

  it("tell the end of the id behind what two of them would read alike", () => {
    const [one, other] = ["train-20261116-101500-k0ds", "train-20261116-101530-3lrs"];
    assert.deepEqual(executionLabels([execution(one, {}, "same"), execution(other, {}, "same")]), [
      "same · k0ds",
      "same · 3lrs",
    ]);
  });

  it("tell in a list of several methods the executions of each method apart", () => {
    const labels = labelsByMethod([
      { ...execution("train-1", { lr: 0.1 }), methodId: "train", script: null },
      { ...execution("clean-1", { rows: 5 }), methodId: "clean", script: null },
      { ...execution("train-2", { lr: 0.2 }), methodId: "train", script: null },
    ]);
    assert.deepEqual(
      [...labels],
      [
        ["train-1", "lr 0.1"],
        ["train-2", "lr 0.2"],
        ["clean-1", "clean-1"],
      ],
    );
  });
});

import assert from "node:assert/strict";
import { exportCell } from "../../../../src/core/export/exportCell";
import { allFields, fieldsOfColumns } from "../../../../src/core/export/exportFields";
import { summary } from "../../../support/summaries";

const run = summary({
  id: "train-1",
  name: "lr 0.1",
  inputs: { lr: 0.1, layers: [64, 32] },
  properties: { optimizer: "adam" },
  metrics: { loss: 0.2 },
  tags: ["best", "paper"],
});

describe("the fields of an exported table", () => {
  it("are those of the columns that are shown, named as on the command line", () => {
    const fields = fieldsOfColumns(
      ["state", "duration", "tags", "input:lr", "metric:loss", "env:cuda", "nothing:x"],
      () => ({ cuda: "12.1" }),
    );
    assert.deepEqual(
      fields.map(({ name }) => name),
      ["state", "durationMs", "tags", "inputs.lr", "metrics.loss", "environment.cuda"],
    );
    assert.deepEqual(
      fields.map(({ value }) => exportCell(value(run))),
      ["COMPLETED", 11_800, "best, paper", 0.1, 0.2, "12.1"],
    );
  });

  it("are all of the summary and each value of its own when all are asked for", () => {
    const other = summary({ id: "train-2", metrics: { accuracy: 0.9 } });
    const names = allFields([run, other]).map(({ name }) => name);
    for (const name of ["id", "path", "name", "reason", "exitCode", "outputsBytes"])
      assert.ok(names.includes(name));
    for (const name of ["inputs", "properties", "metrics"]) assert.ok(!names.includes(name), name);
    assert.deepEqual(
      names.filter((name) => name.includes(".")),
      ["inputs.layers", "inputs.lr", "metrics.accuracy", "metrics.loss", "properties.optimizer"],
    );
  });

  it("hold one value a cell", () => {
    assert.equal(exportCell([64, 32]), "64, 32");
    assert.equal(exportCell([]), null);
    assert.equal(exportCell({ a: [1] }), '{"a":[1]}');
    assert.equal(exportCell([[1], [2]]), "[[1],[2]]");
    assert.equal(exportCell(null), null);
    assert.equal(exportCell(true), true);
  });
});

import assert from "node:assert/strict";
import { chartFields, firstAxes, hasNumbers } from "../../../../src/core/compare/chartFields";
import type { ComparedExecution } from "../../../../src/core/compare/comparedExecution";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import { inEnglish } from "../../../../src/core/translate";
import { comparedExecution } from "../../../support/comparedExecution";

function compared(changes: readonly Partial<ComparedExecution>[]): ReturnType<typeof compareExecutions> {
  const executions = changes.map((each, index) => comparedExecution(`train-${index + 1}`, each));
  return compareExecutions(
    executions,
    0,
    executions.map(() => ({ kind: "known", files: [] })),
  );
}

function loss(value: number): ComparedExecution["metrics"] {
  return new Map([["loss", { last: value, least: value, greatest: value }]]);
}

describe("the fields by which executions are drawn", () => {
  const comparison = compared([
    { inputs: { lr: 0.1, seed: 1, optimizer: "adam" }, metrics: loss(0.5) },
    { inputs: { lr: 0.2, seed: 1, optimizer: "sgd" }, metrics: loss(0.6) },
    { inputs: { lr: 0.3, seed: 1 }, metrics: loss(0.7) },
  ]);
  const fields = chartFields(comparison, inEnglish);

  it("are those that differ, with words as words and what is missing as such", () => {
    assert.deepEqual(
      fields.filter(({ group }) => group === "Inputs").map(({ name, values }) => [name, values]),
      [
        ["lr", [0.1, 0.2, 0.3]],
        ["optimizer", ["adam", "sgd", null]],
      ],
    );
  });

  it("rise only where there are numbers", () => {
    const names = fields.filter(hasNumbers).map(({ name }) => name);
    assert.deepEqual(names, ["lr", "loss", "loss"]);
  });

  it("are at first the telling metric against the input that moves it", () => {
    assert.deepEqual(firstAxes(comparison, fields), { y: "metrics loss", x: "inputs lr" });
    const two = compared([{ metrics: loss(0.5) }, { metrics: loss(0.6) }]);
    assert.deepEqual(firstAxes(two, chartFields(two, inEnglish)), { y: "metrics loss", x: "" });
    const none = compared([{}, {}]);
    assert.equal(firstAxes(none, chartFields(none, inEnglish)), null);
  });
});

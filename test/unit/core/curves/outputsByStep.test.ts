import assert from "node:assert/strict";
import { outputsByStep } from "../../../../src/core/curves/outputsByStep";

function grouped(...paths: string[]): Record<string, number[]> {
  return Object.fromEntries(
    outputsByStep(paths).map(({ name, files }) => [name, files.map(({ step }) => step)]),
  );
}

describe("outputs by step", () => {
  it("are told by a word in front of the number, wherever it stands in the path", () => {
    assert.deepEqual(grouped("confusion-step-10.png", "confusion-step-2.png"), { "confusion.png": [2, 10] });
    assert.deepEqual(grouped("epoch_3/confusion.png", "epoch_4/confusion.png"), { "confusion.png": [3, 4] });
    assert.deepEqual(grouped("plots/confusion.step7.png"), { "plots/confusion.png": [7] });
  });

  it("are told by a number at the end of the name", () => {
    assert.deepEqual(grouped("confusion_0010.png", "confusion_0020.png"), { "confusion.png": [10, 20] });
    assert.deepEqual(grouped("confusion/10.png", "confusion/20.png"), { "confusion.png": [10, 20] });
  });

  it("are not found in names that hold no step", () => {
    assert.deepEqual(grouped("stdout.log", "model.pt", "resnet50-final.pt", "stepwise.txt"), {});
  });

  it("are groups of their own by folder and ending", () => {
    assert.deepEqual(grouped("a/x-1.png", "b/x-1.png", "a/x-1.json"), {
      "a/x.png": [1],
      "b/x.png": [1],
      "a/x.json": [1],
    });
  });
});

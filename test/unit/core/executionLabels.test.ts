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

  it("tell the raw arguments in which they differ, in short", () => {
    const given = (id: string, ...args: string[]) => ({ ...execution(id, {}), args });
    assert.deepEqual(
      executionLabels([
        given("train-1", "--lr", "0.1", "--seed=1", "data/a.csv"),
        given("train-2", "--lr", "0.01", "--seed=1", "/home/ada/lab/data/of/may/b.csv", "-v"),
      ]),
      ["--lr 0.1, data/a.csv", "--lr 0.01, …ta/of/may/b.csv, -v"],
    );
    const long = ["1", "2"].map((seed) =>
      given(`train-${seed}`, "--a-rather-long-name-of-a-flag", "x", "--seed-of-all", seed),
    );
    assert.deepEqual(executionLabels(long), ["--seed-of-all 1", "--seed-of-all 2"]);
    assert.deepEqual(
      executionLabels([given("train-1"), { ...given("train-2", "--lr", "1"), inputs: { epochs: 2 } }]),
      ["train-1", "epochs 2, --lr 1"],
    );
    const many = executionLabels([
      given("a", ..."abcdef".split("").flatMap((flag) => [`--${flag}`, "0.001"])),
      given("b"),
    ]);
    assert.equal(many[0], "--a 0.001, --b 0.001, --c 0.001, --d 0.…");
  });

  it("tell the end of the id behind what two of them would read alike", () => {
    const [one, other] = ["train-20261116-101500-k0ds", "train-20261116-101530-3lrs"];
    assert.deepEqual(executionLabels([execution(one, {}, "same"), execution(other, {}, "same")]), [
      "same · k0ds",
      "same · 3lrs",
    ]);
  });

  it("stay short and on one line, whatever the inputs hold, and tell beginning and end of a long value", () => {
    const prompt = (end: string): string => `You are a careful reader.\n\tRead${" all".repeat(200)} ${end}`;
    const inputs = (end: string): Record<string, Json> => ({
      prompt: prompt(end),
      ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`rate_${index}`, `${index} ${end}`])),
    });
    const labels = executionLabels([
      execution("train-1", inputs("one")),
      execution("train-2", inputs("two")),
    ]);
    assert.deepEqual(labels, [
      "prompt You are a carefu…all all all one, rate_0 0 one, rate_1 1 one, rate_2 2 one, …",
      "prompt You are a carefu…all all all two, rate_0 0 two, rate_1 1 two, rate_2 2 two, …",
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

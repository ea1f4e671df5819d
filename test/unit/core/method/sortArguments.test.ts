import assert from "node:assert/strict";
import { sortArguments } from "../../../../src/core/method/sortArguments";
import type { ProcessDescription } from "../../../../src/core/processDescription";

const method: ProcessDescription = {
  id: "train",
  version: "1.0.0",
  inputs: {
    epochs: { schema: { type: "integer" } },
    rate: { schema: { type: "number" } },
    features: { maxOccurs: 4, schema: { type: "string" } },
  },
  outputs: {},
  additionalParameters: {
    parameters: [
      {
        name: "command",
        value: [
          "node",
          "train.mjs",
          "--epochs",
          "{{ epochs }}",
          "--rate={{ rate }}",
          "--features",
          "{{features}}",
        ],
      },
    ],
  },
};

describe("raw arguments of a method", () => {
  it("that name an input by its flag are that input, however they are written", () => {
    assert.deepEqual(sortArguments(method, ["--epochs", "3", "--rate=0.1"]), {
      flags: ["epochs=3", "rate=0.1"],
      args: [],
    });
    assert.deepEqual(sortArguments(method, ["--epochs=3", "--rate", "-0.1"]), {
      flags: ["epochs=3", "rate=-0.1"],
      args: [],
    });
  });

  it("of an input that takes several go on to the next option", () => {
    const { flags, args } = sortArguments(method, ["--features", "a", "b c", "--verbose", "--epochs", "1"]);
    assert.deepEqual(flags, ["features=a", "features=b c", "epochs=1"]);
    assert.deepEqual(args, ["--verbose"]);
  });

  it("that name none are handed on as they are, in their order", () => {
    const given = ["x", "--other", "1", "-", "--epochs"];
    assert.deepEqual(sortArguments(method, given), { flags: [], args: given });
    const script = {
      ...method,
      inputs: {},
      additionalParameters: { parameters: [{ name: "command", value: ["a.py"] }] },
    };
    assert.deepEqual(sortArguments(script, ["--epochs", "3"]), { flags: [], args: ["--epochs", "3"] });
  });
});

import assert from "node:assert/strict";
import { validateInputs } from "../../../../src/core/method/validateInputs";
import { windowsLimits } from "../../../../src/core/method/inputLimits";
import type { InputDescription, ProcessDescription } from "../../../../src/core/processDescription";

function method(inputs: Record<string, InputDescription>): ProcessDescription {
  return { id: "train", version: "1", inputs, outputs: {} };
}

const train = method({
  data: { schema: { type: "string", format: "file" } },
  rate: { schema: { type: "number", default: 0.1 } },
  note: { minOccurs: 0, schema: { type: "string" } },
  model: { schema: { type: "string", default: "v1", readOnly: true } },
  token: { schema: { type: "string", format: "secret" } },
});

describe("the values of a run", () => {
  it("are completed with the defaults", () => {
    assert.deepEqual(validateInputs(train, { data: "a.csv" }), {
      ok: true,
      values: { data: "a.csv", rate: 0.1, model: "v1" },
    });
  });

  it("are refused all at once, each with its reason", () => {
    const checked = validateInputs(train, { rat: 1, rate: "fast", model: "v2", note: null });
    assert.deepEqual(checked, {
      ok: false,
      problems: [
        { input: "rat", reason: "train has no input of this name; did you mean rate?" },
        { input: "data", reason: "A value is needed. The path of a file" },
        { input: "rate", reason: "fast is not a number. A number; default 0.1" },
        { input: "model", reason: "The method fixes this value (readOnly): leave it out" },
      ],
    });
  });

  it("may repeat a value that the method fixes", () => {
    assert.ok(validateInputs(train, { data: "a", model: "v1" }).ok);
  });

  it("are not taken from the prototype", () => {
    assert.ok(!validateInputs(train, { data: "a", constructor: 1 }).ok);
    assert.ok(!validateInputs(method({ toString: { schema: {} } }), {}).ok);
  });

  it("take no more than a run can carry, each and together", () => {
    const inputs = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [`i${index}`, { schema: {} }]),
    );
    const values = Object.fromEntries(Object.keys(inputs).map((name) => [name, "x".repeat(100_000)]));
    const together = validateInputs(method(inputs), values);
    assert.match(
      together.ok ? "" : (together.problems[0]?.reason ?? ""),
      /together take 1075 KB.*at most 1024 KB.*file/,
    );
    const alone = { a: "x".repeat(40_000) };
    assert.ok(validateInputs(method({ a: { schema: {} } }), alone).ok);
    assert.ok(!validateInputs(method({ a: { schema: {} } }), alone, windowsLimits).ok);
  });
});

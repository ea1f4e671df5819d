import assert from "node:assert/strict";
import { inputVariableName, inputVariableValue } from "../../../../src/core/placeholder/inputVariable";

describe("the variable of an input", () => {
  it("is named in upper case, with _ for all but letters and digits", () => {
    assert.equal(inputVariableName("learning-rate.2"), "EXECUTION_INPUT_LEARNING_RATE_2");
    assert.equal(inputVariableName("größe"), "EXECUTION_INPUT_GR_SSE");
  });

  it("carries values as text", () => {
    assert.equal(inputVariableValue("a\n"), "a\n");
    assert.equal(inputVariableValue(true), "true");
    assert.equal(inputVariableValue(-0.5), "-0.5");
    assert.equal(inputVariableValue(1e21), "1000000000000000000000");
    assert.equal(inputVariableValue(["a", 1]), '["a",1]');
    assert.equal(inputVariableValue({ a: null }), '{"a":null}');
    assert.equal(inputVariableValue(null), "");
  });
});

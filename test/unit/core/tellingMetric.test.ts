import assert from "node:assert/strict";
import { tellingMetric } from "../../../src/core/tellingMetric";

describe("the most telling metric", () => {
  it("is that of the test, else of the validation, else the first", () => {
    assert.equal(tellingMetric({ loss: 0.3, val_loss: 0.4, test_accuracy: 0.97123 }), "test_accuracy 0.9712");
    assert.equal(tellingMetric({ loss: 0.3, "eval/f1": 0.5 }), "eval/f1 0.5");
    assert.equal(tellingMetric({ loss: 0.031, interval: 2 }), "loss 0.031");
    assert.equal(tellingMetric({}), null);
  });
});

import assert from "node:assert/strict";
import { fill, format } from "../../../src/shared/format";

describe("numbers and sentences on pages", () => {
  it("writes numbers as short as they can be read", () => {
    assert.deepEqual([0.98571428, 3, 12345.678, 0.00001234, 1e12, -0.5].map(format.number), [
      "0.9857",
      "3",
      "12345.7",
      "1.23e-5",
      "1000000000000",
      "-0.5",
    ]);
  });

  it("fills the places of a sentence, whatever the values hold", () => {
    assert.equal(fill("{1} of {0}", "a$&", "{0}"), "{0} of a$&");
    assert.equal(fill("{2}", "a"), "{2}");
  });
});

import assert from "node:assert/strict";
import { fill, fillCount, format } from "../../../src/shared/format";

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

  it("counts one thing in the singular, any other number in the plural", () => {
    const told = [0, 1, 2].map((count) => fillCount("{0} line in {1}", "{0} lines in {1}", count, "a.py"));
    assert.deepEqual(told, ["0 lines in a.py", "1 line in a.py", "2 lines in a.py"]);
  });
});

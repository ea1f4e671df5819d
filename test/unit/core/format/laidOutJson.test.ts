import assert from "node:assert/strict";
import fc from "fast-check";
import { laidOutJson } from "../../../../src/core/format/laidOutJson";

describe("JSON that is laid out", () => {
  it("has a line for each value, however it was written", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("", " ", "\t", "    "), (value, space) => {
        const expected = JSON.stringify(value, null, 2);
        assert.equal(laidOutJson(JSON.stringify(value, null, space), Infinity), expected);
      }),
    );
  });

  it("keeps each value as it is written", () => {
    const text = '{"id":12345678901234567890,"loss":1.0,"rate":1E-7,"id":"\\u00e9\\"{,","none":[ ]}';
    assert.equal(
      laidOutJson(text, Infinity),
      '{\n  "id": 12345678901234567890,\n  "loss": 1.0,\n  "rate": 1E-7,\n  "id": "\\u00e9\\"{,",\n  "none": []\n}',
    );
  });

  it("is as it was where it would grow too long, or is none", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    for (const text of [deep, '{"loss":', "", "NaN"]) assert.equal(laidOutJson(text, 1_000_000), text);
  });
});

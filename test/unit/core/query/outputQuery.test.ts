import assert from "node:assert/strict";
import fc from "fast-check";
import { outputQuery } from "../../../../src/core/query/outputQuery";
import { parseQuery } from "../../../../src/core/query/parseQuery";

describe("a query for an output by its name", () => {
  it("asks for that very name, with quotes, backslashes and stars", () => {
    assert.equal(outputQuery("model.json"), 'output:"model.json"');
    const asked = fc.oneof(
      fc.constantFrom('a "b" c.json', "C:\\data\\", "loss*.csv"),
      fc.string({ minLength: 1 }),
    );
    fc.assert(
      fc.property(asked, (name) => {
        const query = { kind: "text", field: "output", value: { text: name, quoted: true } };
        assert.deepEqual(parseQuery(outputQuery(name)), { ok: true, query });
      }),
    );
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import { compileQuery } from "../../../../src/core/query/compileQuery";
import { differs, varies } from "../../../../src/core/table/differs";
import { leftOut } from "../../../../src/core/table/leftOut";
import type { Json } from "../../../../src/core/json";
import type { Query } from "../../../../src/core/query/queryTree";
import { now, summary } from "../../../support/summaries";

function parsed(text: string): Query {
  const result = parseQuery(text);
  assert.ok(result.ok, text);
  return result.query;
}

describe("columns that differ", () => {
  it("are those in which not all rows have the same", () => {
    const of = (...values: Json[]): boolean => differs(values, (value) => value);
    assert.equal(of(), false);
    assert.equal(of(1), false);
    assert.equal(of(1, 1, 1), false);
    assert.equal(of(1, 1, "1"), true);
    assert.equal(of(null, 1), true);
    assert.equal(of(["a"], ["a"]), false);
    assert.equal(of(["a"], ["a", "b"]), true);
  });

  it("are found as one would by looking at each value", () => {
    const value = fc.oneof(fc.constantFrom<Json>(1, 2, null, "1"), fc.array(fc.constantFrom("a", "b")));
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const kinds = new Set(values.map((each) => JSON.stringify(each)));
        assert.equal(
          differs(values, (each) => each),
          kinds.size > 1,
        );
        kinds.delete("null");
        assert.equal(
          varies(values, (each) => each),
          kinds.size > 1,
        );
      }),
    );
  });
});

describe("a query without one of its terms", () => {
  it("is told for each of them", () => {
    const terms = leftOut(parsed("pipeline:penguins (tag:a OR tag:b) metric:loss<0.1"));
    assert.deepEqual(
      terms.map(({ term }) => term),
      ["pipeline:penguins", "(tag:a OR tag:b)", "metric:loss<0.1"],
    );
    for (const text of ["", "status:failed", "status:failed OR tag:x", "NOT (tag:a tag:b)"])
      assert.deepEqual(leftOut(parsed(text)), [], text);
  });

  it("finds all that the whole query finds, and more where that term excludes", () => {
    const run = summary({ id: "a", pipeline: "penguins", tags: ["a"], metrics: { loss: 1 } });
    const found = leftOut(parsed("pipeline:penguins tag:a metric:loss<0.1")).map(({ term, rest }) => [
      term,
      compileQuery(rest, now)(run, null),
    ]);
    assert.deepEqual(found, [
      ["pipeline:penguins", false],
      ["tag:a", false],
      ["metric:loss<0.1", true],
    ]);
  });
});

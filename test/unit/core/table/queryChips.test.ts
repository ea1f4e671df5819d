import assert from "node:assert/strict";
import fc from "fast-check";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import type { Query } from "../../../../src/core/query/queryTree";
import {
  chipFields,
  chipValue,
  chipValues,
  fieldValues,
  termOf,
  toggleChip,
  withChip,
  withoutChip,
  type ChipField,
} from "../../../../src/core/table/queryChips";
import { compileQuery } from "../../../../src/core/query/compileQuery";
import { printQuery } from "../../../../src/core/query/printQuery";
import { now, summary } from "../../../support/summaries";

function parsed(text: string): Query {
  const result = parseQuery(text);
  assert.ok(result.ok, text);
  return result.query;
}

function texts(query: Query, field: ChipField): string[] {
  return chipValues(query, field).map(({ text }) => text);
}

describe("chips and the query", () => {
  it("read what a query asks in a field", () => {
    const query = parsed("pipeline:penguins status:failed (tag:best OR tag:paper) loss");
    assert.deepEqual(texts(query, "pipeline"), ["penguins"]);
    assert.deepEqual(texts(query, "status"), ["failed"]);
    assert.deepEqual(texts(query, "tag"), ["best", "paper"]);
    assert.deepEqual(texts(query, "branch"), []);
    assert.deepEqual(texts(parsed("date:2026-01-01 TO 2026-01-31"), "date"), ["2026-01-01 TO 2026-01-31"]);
  });

  it("are no chips of what is said otherwise", () => {
    for (const text of ["NOT status:failed", "status:failed OR tag:best", "date>2026-01-01"])
      for (const field of chipFields) assert.deepEqual(chipValues(parsed(text), field), [], text);
  });

  it("write a chosen value into the query, and take it out again", () => {
    const one = toggleChip(parsed("metric:loss<0.2"), "status", "failed", false);
    assert.equal(one, "metric:loss<0.2 status:failed");
    const two = toggleChip(parsed(one), "status", "stopped", false);
    assert.equal(two, "metric:loss<0.2 (status:failed OR status:stopped)");
    assert.equal(toggleChip(parsed(two), "status", "failed", false), "metric:loss<0.2 status:stopped");
    assert.equal(toggleChip(parsed(two), "status", "stopped", true), "metric:loss<0.2 status:stopped");
    assert.equal(toggleChip(parsed("status:failed"), "status", "failed", true), "");
  });

  it("leave a pattern one, and take a value with a star as it is", () => {
    const both = toggleChip(parsed("branch:feature/*"), "branch", "main", false);
    assert.equal(both, "branch:feature/* OR branch:main");
    assert.equal(toggleChip(parsed(both), "branch", "feature/*", false), "branch:main");
    assert.equal(toggleChip(parsed(both), "branch", "feature/*", true), "branch:feature/*");
    assert.equal(toggleChip(parsed(""), "branch", "odd*", false), 'branch:"odd*"');
  });

  it("ask for the whole name of an author, where a typed one may be a part", () => {
    assert.equal(toggleChip(parsed(""), "author", "Ann", false), 'author:"Ann"');
    const both = toggleChip(parsed("author:lee"), "author", "Ann", false);
    assert.equal(both, 'author:lee OR author:"Ann"');
    assert.equal(toggleChip(parsed(both), "author", "lee", false), 'author:"Ann"');
  });

  it("have one span of time at once", () => {
    const text = toggleChip(parsed("date:today"), "date", "last 7 days", false);
    assert.equal(text, 'date:"last 7 days"');
    assert.deepEqual(texts(parsed(text), "date"), ["last 7 days"]);
    assert.equal(toggleChip(parsed(text), "date", "last 7 days", false), "");
  });

  it("leave the rest of the query alone", () => {
    const query = parsed("status:failed name:sweep tag:best");
    assert.equal(printQuery(withoutChip(query, "status")), "name:sweep tag:best");
    assert.equal(printQuery(withoutChip(withoutChip(query, "tag"), "status")), "name:sweep");
  });

  it("keep any value over printing and reading", () => {
    const values = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(values, fc.constantFrom("tag", "branch", "author"), (chosen, field) => {
        const values = chosen.map((value) => chipValue(field, value));
        const text = printQuery(withChip({ kind: "all" }, field, values));
        assert.deepEqual(texts(parsed(text), field), chosen);
      }),
    );
  });

  it("offer values whose term finds the execution that has them", () => {
    const execution = summary({
      id: "train-20261120-154548-a1b2",
      state: "FAILED",
      pipeline: "penguins",
      stage: "Train",
      branch: "feature/x*",
      author: "Ada Example",
      tags: ["best one"],
      type: "ml",
    });
    for (const field of chipFields) {
      if (field === "date") continue;
      const values = fieldValues(execution, field);
      assert.ok(values.length > 0, field);
      for (const value of values)
        assert.ok(
          compileQuery(termOf(field, chipValue(field, value)), now)(execution, null) === true,
          `${field}:${value}`,
        );
    }
  });
});

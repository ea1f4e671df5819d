import assert from "node:assert/strict";
import { compileQuery, filterSummaries } from "../../../../src/core/query/compileQuery";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import type { Query } from "../../../../src/core/query/queryTree";
import { summary } from "../../../support/summaries";

const now = new Date(2026, 0, 31, 12);

function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  assert.ok(parsed.ok, text);
  return parsed.query;
}

describe("a query that was made ready", () => {
  it("leaves open what the bundle decides, and settles the rest without it", () => {
    const decide = (text: string): boolean | null =>
      compileQuery(queryOf(text), now)(summary({ id: "a", pipeline: "mnist" }), null);
    assert.equal(decide("log:oom"), null);
    assert.equal(decide("NOT log:oom"), null);
    assert.equal(decide("pipeline:other log:oom"), false);
    assert.equal(decide("pipeline:mnist log:oom"), null);
    assert.equal(decide("pipeline:mnist OR log:oom"), true);
  });

  it("filters executions in their order", () => {
    const all = ["a", "b", "c"].map((id, index) => summary({ id, pinned: index !== 1 }));
    assert.deepEqual(
      filterSummaries(all, queryOf("is:pinned"), now).map(({ id }) => id),
      ["a", "c"],
    );
    assert.equal(filterSummaries(all, { kind: "all" }, now), all);
  });

  it("finds what stars stand for, each part where it first comes", () => {
    const texts = ["abcab", "abab", "ab", "xab", "abx", "aab"];
    const found = (name: string): string[] =>
      filterSummaries(
        texts.map((text) => summary({ id: text, pipeline: text })),
        queryOf(`pipeline:${name}`),
        now,
      ).map(({ id }) => id);
    assert.deepEqual(found("ab*ab"), ["abcab", "abab"]);
    assert.deepEqual(found("*ab"), ["abcab", "abab", "ab", "xab", "aab"]);
    assert.deepEqual(found("a*b*x"), ["abx"]);
    assert.deepEqual(found("**"), texts);
    assert.deepEqual(found("a*ab"), ["abcab", "abab", "aab"]);
  });
});

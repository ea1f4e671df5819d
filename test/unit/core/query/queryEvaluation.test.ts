import assert from "node:assert/strict";
import fc from "fast-check";
import type { Json } from "../../../../src/core/json";
import { asksDate, decideQuery } from "../../../../src/core/query/decideQuery";
import { matchesQuery, type QuerySubject } from "../../../../src/core/query/matchQuery";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import { printQuery } from "../../../../src/core/query/printQuery";
import type { Query } from "../../../../src/core/query/queryTree";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { matchesNaively } from "../../../support/naiveQuery";
import { queries } from "../../../support/queries";
import { summary } from "../../../support/summaries";

const now = new Date(2026, 0, 31, 12);
const words = ["ada", "Ada", "mnist", "a", "ab", "b*", "train", "", "x y", "AND"];
const numbers = ["0.1", "0.10", "1e-1", "10", "9", "2.10", "2.9", "v2.10", "2.1rc1", "adam", "true"];

const word = fc.constantFrom(...words);
const wordOrNull = fc.option(word, { nil: null });
const value = fc.oneof(
  fc.constantFrom(0.1, 9, 10, true),
  fc.constantFrom(...numbers),
  fc.constant<Json>([0.1, "ab"]),
);
const record = fc.dictionary(fc.constantFrom("lr", "LR", "epochs"), value, { noNullPrototype: true });
const texts = fc.dictionary(fc.constantFrom("lr", "cuda", "torch"), fc.constantFrom(...numbers), {
  noNullPrototype: true,
});

const subjects: fc.Arbitrary<QuerySubject> = fc
  .record({
    summary: fc.record({
      name: wordOrNull,
      note: wordOrNull,
      methodId: wordOrNull,
      method: wordOrNull,
      script: fc.constantFrom("jobs/ab", "a", null),
      pipeline: wordOrNull,
      stage: wordOrNull,
      context: wordOrNull,
      type: wordOrNull,
      branch: wordOrNull,
      author: wordOrNull,
      commit: wordOrNull,
      rerunOf: wordOrNull,
      tags: fc.array(word, { maxLength: 2 }),
      state: fc.constantFrom<ExecutionSummary["state"]>(
        "CREATED",
        "EXECUTING",
        "COMPLETED",
        "FAILED",
        "DEAD",
      ),
      status: fc.constantFrom<ExecutionSummary["status"]>(
        "accepted",
        "running",
        "successful",
        "failed",
        null,
      ),
      created: fc.option(
        fc.integer({ min: -40 * 24, max: 2 }).map((hours) => new Date(now.getTime() + hours * 3_600_000)),
        { nil: null },
      ),
      durationMs: fc.constantFrom(null, 2500, 90_000, 300_000, 5_400_000),
      inputs: record,
      properties: record,
      metrics: fc.dictionary(fc.constantFrom("lr", "loss"), fc.constantFrom(0.1, 9, 10), {
        noNullPrototype: true,
      }),
      dirty: fc.constantFrom(true, false, null),
      pinned: fc.boolean(),
      archived: fc.boolean(),
      imported: fc.boolean(),
      sealed: fc.boolean(),
    }),
    environment: texts,
    packages: texts,
    outputs: fc.array(fc.constantFrom("models/ab", "a", "b*"), { maxLength: 2 }),
    stale: fc.boolean(),
    log: fc.constantFrom("", "Ada and ab", "nothing"),
  })
  .map(({ summary: { created, ...changes }, environment, packages, outputs, stale, log }) => ({
    summary: summary({ id: "train-1", ...changes, created: created === null ? null : created.toISOString() }),
    environment: () => environment,
    packages: () => packages,
    outputs: () => outputs,
    isStale: () => stale,
    logHolds: (text) => log.toLowerCase().includes(text.toLowerCase()),
  }));

const asked = queries({
  text: fc.record(
    { text: fc.constantFrom(...words.filter((text) => text !== ""), ...numbers, "*"), quoted: fc.boolean() },
    { noNullPrototype: true },
  ),
  name: fc.record(
    { text: fc.constantFrom("lr", "epochs", "l*", "cuda", "torch"), quoted: fc.boolean() },
    { noNullPrototype: true },
  ),
});

describe("the evaluation of a query", () => {
  it("finds what a naive one finds", () => {
    let [found, all] = [0, 0];
    fc.assert(
      fc.property(asked, subjects, (query, subject) => {
        const matches = matchesQuery(query, subject, now);
        found += Number(matches);
        all += 1;
        assert.equal(matches, matchesNaively(query, subject, now), printQuery(query));
      }),
      { numRuns: 5000 },
    );
    assert.ok(found > all / 20 && found < all - all / 20, `${found} of ${all} match: neither says much`);
  });

  it("finds the same after it was printed and read again", () => {
    fc.assert(
      fc.property(asked, subjects, (query, subject) => {
        const parsed = parseQuery(printQuery(query));
        assert.ok(parsed.ok, printQuery(query));
        assert.equal(matchesQuery(parsed.query, subject, now), matchesQuery(query, subject, now));
      }),
      { numRuns: 1000 },
    );
  });

  it("is decided by the summary alone only where the bundle cannot change the answer", () => {
    let decidedCount = 0;
    fc.assert(
      fc.property(asked, subjects, subjects, (query, subject, other) => {
        const decided = decideQuery(query, subject.summary, now);
        if (decided === null) return;
        decidedCount += 1;
        assert.equal(decided, matchesQuery(query, subject, now), printQuery(query));
        assert.equal(decided, matchesQuery(query, { ...other, summary: subject.summary }, now));
      }),
      { numRuns: 2000 },
    );
    assert.ok(decidedCount > 500, `${decidedCount} were decided`);
  });

  it("changes with the time only where it asks for a date", () => {
    const later = new Date(2027, 5, 1);
    fc.assert(
      fc.property(asked, subjects, (query: Query, subject) => {
        if (asksDate(query)) return;
        assert.equal(matchesQuery(query, subject, now), matchesQuery(query, subject, later));
      }),
    );
  });
});

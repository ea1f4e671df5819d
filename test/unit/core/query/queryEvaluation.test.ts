import assert from "node:assert/strict";
import fc from "fast-check";
import { asksDate, decideQuery } from "../../../../src/core/query/decideQuery";
import { matchesQuery } from "../../../../src/core/query/matchQuery";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import { printQuery } from "../../../../src/core/query/printQuery";
import type { Query } from "../../../../src/core/query/queryTree";
import { matchesNaively } from "../../../support/naiveQuery";
import { askedQueries, subjectsAt } from "../../../support/querySubjects";

const now = new Date(2026, 0, 31, 12);
const asked = askedQueries;
const subjects = subjectsAt(now);

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

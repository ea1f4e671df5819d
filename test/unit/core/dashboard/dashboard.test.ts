import assert from "node:assert/strict";
import fc from "fast-check";
import { dashboardOf } from "../../../../src/core/dashboard/dashboard";
import { groupFields } from "../../../../src/core/dashboard/groups";
import { matchesQuery } from "../../../../src/core/query/matchQuery";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import type { Query } from "../../../../src/core/query/queryTree";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { figuresOf, told } from "./figuresOf";
import { now, someExecutions, someQueries, someRange } from "./someExecutions";

function read(text: string): Query {
  const parsed = parseQuery(text);
  assert.ok(parsed.ok, `${text}: ${parsed.ok ? "" : parsed.problem.message}`);
  return parsed.query;
}

/** What the Executions page shows for a query. */
function found(executions: readonly ExecutionSummary[], text: string): ExecutionSummary[] {
  const query = read(text);
  const subject = (summary: ExecutionSummary): Parameters<typeof matchesQuery>[1] => ({
    summary,
    environment: () => ({}),
    packages: () => ({}),
    outputs: () => [],
    isStale: () => false,
    logHolds: () => false,
  });
  return executions.filter((summary) => matchesQuery(query, subject(summary), now));
}

const asked = fc.record({
  executions: someExecutions,
  query: fc.constantFrom(...someQueries),
  range: someRange,
  by: fc.constantFrom(...groupFields),
  trendOf: fc.constantFrom(null, "train", "a b", "not there"),
});

describe("the dashboard", () => {
  it("tells of each figure as many executions as its query finds", () => {
    fc.assert(
      fc.property(asked, ({ executions, query, ...request }) => {
        const matching = found(executions, query);
        const dashboard = dashboardOf(matching, { ...request, query: read(query) }, now);
        for (const [name, number, behind] of figuresOf(dashboard))
          assert.equal(found(executions, behind).length, number, `${name}: ${behind}`);
      }),
      { numRuns: 150 },
    );
  });

  it("adds up bytes and durations as one would by hand", () => {
    fc.assert(
      fc.property(asked, ({ executions, query, ...request }) => {
        const dashboard = dashboardOf(found(executions, query), { ...request, query: read(query) }, now);
        const figures = told(dashboard.figures);
        const all = found(executions, figures.queries.all);
        assert.equal(figures.bytes, bytesOf(all));
        assert.equal(figures.archivedBytes, bytesOf(all.filter(({ archived }) => archived)));
        const taken = found(executions, figures.queries.timed)
          .map(({ durationMs }) => durationMs ?? -1)
          .sort((one, other) => one - other);
        const half = taken.length / 2;
        const middle =
          taken.length === 0
            ? null
            : ((taken[Math.ceil(half) - 1] ?? 0) + (taken[Math.floor(half)] ?? 0)) / 2;
        assert.equal(figures.median, middle);
        const sum = taken.reduce((total, each) => total + each, 0);
        assert.ok(
          figures.mean === null ? taken.length === 0 : Math.abs(figures.mean - sum / taken.length) < 1e-6,
        );
        const disk = told(dashboard.disk);
        for (const { bytes, query: behind } of [
          ...disk.methods,
          ...(disk.others === null ? [] : [disk.others]),
        ])
          assert.equal(bytes, bytesOf(found(executions, behind)));
        const [good, bad] = [figures.queries.well, figures.queries.badly].map(
          (text) => found(executions, text).length,
        );
        assert.equal(figures.successRate, good! + bad! === 0 ? null : good! / (good! + bad!));
      }),
      { numRuns: 100 },
    );
  });

  it("draws every execution of its time in one period and in one hour of the week", () => {
    fc.assert(
      fc.property(asked, ({ executions, range, by }) => {
        const dashboard = dashboardOf(executions, { query: read(""), range, by, trendOf: null }, now);
        const dated = found(executions, told(dashboard.figures).queries.all).filter(
          ({ created }) => created !== null,
        );
        const drawn = told(dashboard.outcomes).periods.map(({ counts }) =>
          Object.values(counts).reduce((sum, each) => sum + each, 0),
        );
        assert.equal(sumOf(drawn), dated.length);
        assert.equal(
          sumOf(told(dashboard.hours).days.flatMap((hours) => hours.map(({ count }) => count))),
          dated.length,
        );
      }),
      { numRuns: 100 },
    );
  });
});

function bytesOf(executions: readonly ExecutionSummary[]): number {
  return sumOf(executions.map(({ outputsBytes }) => outputsBytes ?? 0));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0);
}

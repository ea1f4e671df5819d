import assert from "node:assert/strict";
import fc from "fast-check";
import { dashboardOf } from "../../../../src/core/dashboard/dashboard";
import type { DurationTrend } from "../../../../src/core/dashboard/durationTrend";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { summary } from "../../../support/summaries";
import { told } from "./figuresOf";
import { now } from "./someExecutions";

const hourMs = 3_600_000;
const [before, after] = ["5b90d41".padEnd(40, "0"), "c0ffee1".padEnd(40, "0")];

/** One execution of train an hour, the last one an hour ago. */
function hourly(
  durations: readonly number[],
  commitOf: (index: number) => string = () => before,
): ExecutionSummary[] {
  return durations.map((durationMs, index) =>
    summary({
      id: `train-${String(index).padStart(4, "0")}`,
      created: new Date(now.getTime() - (durations.length - index) * hourMs).toISOString(),
      durationMs,
      commit: commitOf(index),
    }),
  );
}

function trendOf(executions: readonly ExecutionSummary[]): DurationTrend {
  const range = { kind: "last", name: "30d" } as const;
  const dashboard = dashboardOf(
    executions,
    { query: { kind: "all" }, range, by: "method", trendOf: null },
    now,
  );
  const trends = told(dashboard.trends);
  assert.ok(trends !== null);
  return trends.trend;
}

/** Numbers around a middle, the same each time. */
function around(middle: number, count: number, part = 0.05): number[] {
  return Array.from({ length: count }, (_, index) =>
    Math.round(middle * (1 + part * Math.sin(index * 12.9898))),
  );
}

describe("the trend of durations", () => {
  it("says no multiple of a median of nothing, as whole seconds of quick imported runs have it", () => {
    const { outliers, median } = trendOf(hourly(around(0, 20).with(7, 5000)));
    assert.equal(median, 0);
    assert.deepEqual(
      outliers.marks.map(({ id, times }) => [id, times]),
      [["train-0007", null]],
    );
  });

  it("puts what takes unusually long apart, and says how often the median", () => {
    const durations = around(11_000, 60).with(20, 52_000).with(41, 132_000);
    const { outliers, points, median, count } = trendOf(hourly(durations));
    assert.equal(count, 60);
    assert.equal(outliers.count, 2);
    assert.deepEqual(
      outliers.marks.map(({ id }) => id),
      ["train-0020", "train-0041"],
    );
    assert.equal(points.length, 58);
    assert.ok(Math.abs((outliers.marks[1]?.times ?? 0) - 132_000 / median) < 1e-9);
    assert.match(outliers.query, / duration>17s$/);
  });

  it("finds where the level changes, and names the commit from which on it does", () => {
    const durations = [...around(11_000, 40), ...around(13_500, 40)];
    const { change, levels } = trendOf(hourly(durations, (index) => (index < 40 ? before : after)));
    assert.equal(change?.commit, after);
    assert.equal(change.at, now.getTime() - 40 * hourMs);
    assert.ok(Math.abs(change.after / change.before - 13.5 / 11) < 0.02);
    assert.match(change.query, new RegExp(`commit:${after}`));
    assert.equal(levels.length, 2);
  });

  it("names no commit where the code did not change there, nor because of a few outliers", () => {
    const durations = [...around(11_000, 40), ...around(13_500, 40)];
    assert.equal(trendOf(hourly(durations)).change?.commit, null);
    const steady = around(11_000, 80).with(70, 90_000).with(75, 99_000);
    assert.equal(trendOf(hourly(steady, (index) => (index < 70 ? before : after))).change, null);
  });

  it("finds any clear step, and none in what only scatters", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 100_000 }),
        fc.integer({ min: 20, max: 60 }),
        fc.integer({ min: 20, max: 60 }),
        fc.double({ min: 1.5, max: 4, noNaN: true }),
        (level, left, right, factor) => {
          const durations = [...around(level, left), ...around(level * factor, right)];
          const { change } = trendOf(hourly(durations, (index) => (index < left ? before : after)));
          assert.equal(change?.commit, after);
          assert.equal(trendOf(hourly(around(level, left + right))).change, null);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("draws some hundred points of many executions, and levels over all of the time", () => {
    const { points, levels, count } = trendOf(hourly(around(5000, 700)));
    assert.equal(count, 700);
    assert.ok(points.length <= 400 && points.length > 300, String(points.length));
    const [piece = []] = levels;
    assert.equal(piece.length, 15);
    for (const { low, median, high } of piece) assert.ok(low <= median && median <= high);
  });

  it("tells nothing where nothing completed", () => {
    const failed = hourly([1000, 2000]).map((each) => ({ ...each, state: "FAILED" as const }));
    const range = { kind: "last", name: "all" } as const;
    const dashboard = dashboardOf(
      failed,
      { query: { kind: "all" }, range, by: "method", trendOf: null },
      now,
    );
    assert.equal(told(dashboard.trends), null);
    assert.equal(told(dashboard.figures).median, null);
  });
});

import assert from "node:assert/strict";
import { statisticsOf } from "../../../../src/core/statistics/executionStatistics";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { summary } from "../../../support/summaries";

let serial = 0;
const run = (changes: Partial<ExecutionSummary>): ExecutionSummary => {
  serial += 1;
  return summary({ id: `train-${serial}`, created: new Date(2026, 0, 5, 10).toISOString(), ...changes });
};

describe("the statistics of executions", () => {
  const executions = [
    run({ pipeline: "mnist", durationMs: 1000 }),
    run({ pipeline: "mnist", durationMs: 3000, created: new Date(2026, 0, 6, 0, 0, 1).toISOString() }),
    run({ pipeline: "mnist", state: "FAILED", durationMs: 99_000 }),
    run({ state: "DEAD", durationMs: null }),
    run({ state: "CACHED", durationMs: null }),
    run({ state: "STOPPED", durationMs: 5 }),
    run({ state: "EXECUTING", durationMs: null, created: null }),
  ];

  it("count by state and day, tell how many ended well and how long the completed ones took", () => {
    const { groups, ...told } = statisticsOf(executions, null);
    assert.deepEqual(told, {
      count: 7,
      byState: { COMPLETED: 2, FAILED: 1, DEAD: 1, CACHED: 1, STOPPED: 1, EXECUTING: 1 },
      successRate: 0.6,
      medianDurationMs: 2000,
      perDay: [
        { day: "2026-01-05", count: 5, completed: 2, failed: 2 },
        { day: "2026-01-06", count: 1, completed: 1, failed: 0 },
      ],
    });
    assert.deepEqual(groups, []);
  });

  it("group, the largest first, those without a name too", () => {
    const { groups } = statisticsOf(executions, "pipeline");
    assert.deepEqual(
      groups.map(({ name, count, successRate, medianDurationMs }) => [
        name,
        count,
        successRate,
        medianDurationMs,
      ]),
      [
        [null, 4, 0.5, null],
        ["mnist", 3, 2 / 3, 2000],
      ],
    );
  });

  it("are empty where nothing ran", () => {
    assert.deepEqual(statisticsOf([], "day"), {
      count: 0,
      byState: {},
      successRate: null,
      medianDurationMs: null,
      perDay: [],
      groups: [],
    });
  });
});

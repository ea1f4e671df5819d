import assert from "node:assert/strict";
import { dashboardOf, type DashboardRequest } from "../../../../src/core/dashboard/dashboard";
import type { Collector } from "../../../../src/core/dashboard/collector";
import type { KeyFigures } from "../../../../src/core/dashboard/keyFigures";
import { failedDashboard } from "../../../../src/core/dashboard/failedDashboard";
import { Guarded } from "../../../../src/core/dashboard/guarded";
import { summary } from "../../../support/summaries";
import { told } from "./figuresOf";
import { now } from "./someExecutions";

const request: DashboardRequest = {
  query: { kind: "all" },
  range: { kind: "last", name: "30d" },
  by: "method",
  trendOf: null,
};

function created(daysAgo: number, hour = 12): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, hour).toISOString();
}

describe("the sections of the dashboard", () => {
  it("go wrong alone: a collector that throws tells why and is not asked again", () => {
    let asked = 0;
    const broken: Collector<number> = {
      add: () => {
        asked += 1;
        throw new Error("it broke");
      },
      result: () => asked,
    };
    const guarded = new Guarded(broken);
    for (const id of ["a", "b"]) guarded.add(summary({ id }), 0, 0);
    assert.deepEqual(guarded.section(), { ok: false, error: "it broke" });
    assert.equal(asked, 1);
    const atEnd = new Guarded<number>({
      add: () => undefined,
      result: () => {
        throw new Error("nothing came of it");
      },
    });
    assert.deepEqual(atEnd.section(), { ok: false, error: "nothing came of it" });
  });

  it("all tell why where nothing could be read", () => {
    const dashboard = failedDashboard("The folder is gone.");
    for (const section of [dashboard.figures, dashboard.outcomes, dashboard.trends, dashboard.inputs])
      assert.deepEqual(section, { ok: false, error: "The folder is gone." });
  });

  it("tell by hour of a short time, by day of some weeks, then by week, month and year", () => {
    const unitOver = (days: number): string =>
      told(
        dashboardOf(
          [summary({ id: "first", created: created(days) }), summary({ id: "last", created: created(0) })],
          { ...request, range: { kind: "last", name: "all" } },
          now,
        ).outcomes,
      ).unit;
    assert.deepEqual([1, 100, 300, 1000, 5000].map(unitOver), ["hour", "day", "week", "month", "year"]);
  });

  it("compare with as much time before", () => {
    const runs = [1, 2, 3, 4].map((days) =>
      summary({ id: `now-${days}`, created: created(days), durationMs: 2000 }),
    );
    const before = [31, 40, 59].map((days) =>
      summary({
        id: `then-${days}`,
        created: created(days),
        durationMs: 1000,
        state: days === 59 ? "FAILED" : "COMPLETED",
      }),
    );
    const long = summary({ id: "long ago", created: created(61) });
    const { earlier, count } = told(dashboardOf([...runs, ...before, long], request, now).figures);
    assert.equal(count, 4);
    assert.deepEqual(earlier, { count: 3, successRate: 2 / 3, median: 1000 });
    assert.equal(
      told(dashboardOf(runs, { ...request, range: { kind: "last", name: "all" } }, now).figures).earlier,
      null,
    );
  });

  it("tell how many were run in an hour and in a day, by the one that fits the time", () => {
    const runs = [0, 1, 2].map((days) => summary({ id: `run-${days}`, created: created(days) }));
    const over = (range: DashboardRequest["range"]): KeyFigures["throughput"] =>
      told(dashboardOf(runs, { ...request, range }, now).figures).throughput;
    const ofDays = over({ kind: "last", name: "30d" });
    assert.deepEqual([ofDays?.perDay, ofDays?.unit], [3 / 30, "day"]);
    // 29 days and the afternoon of today, of which one may have an hour more or less.
    assert.ok(Math.abs(3 / (ofDays?.perHour ?? 0) - 713) <= 1);
    assert.deepEqual(over({ kind: "last", name: "24h" }), { perHour: 1 / 24, perDay: 1, unit: "hour" });
  });

  it("tell of each group the mean duration beside the median", () => {
    const took = (id: string, method: string, durationMs: number): ReturnType<typeof summary> =>
      summary({ id, created: created(1), methodId: method, method, durationMs });
    const runs = [
      took("a", "train", 1000),
      took("b", "train", 2000),
      took("c", "train", 9000),
      took("d", "plot", 5),
    ];
    const { groups } = told(dashboardOf(runs, request, now).groups);
    assert.deepEqual(
      groups.map(({ label, median, mean }) => [label, median, mean]),
      [
        ["train", 2000, 4000],
        ["plot", 5, 5],
      ],
    );
  });

  it("tell of the day on which most failed, and of what", () => {
    const failed = (id: number, daysAgo: number, reason: string): ReturnType<typeof summary> =>
      summary({ id: `run-${id}`, state: "FAILED", created: created(daysAgo), reason });
    const { worst, periods } = told(
      dashboardOf(
        [
          ...[1, 2, 3, 4].map((id) =>
            failed(id, 5, `exit code 1 after ${id} s; last line of stderr: no file ${id}.csv`),
          ),
          failed(5, 5, "timed out"),
          failed(6, 7, "timed out"),
        ],
        request,
        now,
      ).outcomes,
    );
    assert.deepEqual({ ...worst, period: 0 }, { period: 0, badly: 5, kind: "no file ….csv", ofKind: 4 });
    assert.equal(periods[worst?.period ?? 0]?.counts.badly, 5);
  });

  it("say of failures alike what all of them said, else what they have in common", () => {
    const failed = (id: string, reason: string): ReturnType<typeof summary> =>
      summary({ id, state: "FAILED", created: created(1), reason });
    const { reasons } = told(
      dashboardOf(
        [
          failed("a", "exit code 1 after 2 s; last line of stderr: no data/one.csv"),
          failed("b", "exit code 1 after 3 s; last line of stderr: no data/one.csv"),
          failed("c", "exit code 1 after 3 s; last line of stderr: step 3 broke"),
          failed("d", "exit code 1 after 3 s; last line of stderr: step 4 broke"),
          failed("e", "exit code 1 after 3 s; last line of stderr: step 5 broke"),
        ],
        request,
        now,
      ).failures,
    );
    assert.deepEqual(
      reasons.map(({ text, count }) => [text, count]),
      [
        ["step … broke", 3],
        ["no data/one.csv", 2],
      ],
    );
  });
});

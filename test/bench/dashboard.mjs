import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundled } from "./bundled.mjs";
import { inTurns, report } from "./measure.mjs";

const methods = ["train", "evaluate", "clean", "predict", "tune"];
const reasons = ["CUDA out of memory", "FileNotFoundError: data/train.csv", "KeyError: 'age'"];

/** Numbers that are the same each time. */
function numbersFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Summaries as the index holds them, the newest first. */
function summaries(count, now) {
  const random = numbersFrom(7);
  const one = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, (_, index) => {
    const state = one(["COMPLETED", "COMPLETED", "COMPLETED", "COMPLETED", "FAILED", "STOPPED"]);
    const method = one(methods);
    const seconds = (random() * 100).toFixed(1);
    return {
      id: `${method}-${index}`,
      methodId: method,
      method: `The ${method} method`,
      pipeline: one(["mnist", "penguins", null]),
      stage: one(["training", "preparation", null]),
      state,
      status: "successful",
      reason:
        state === "FAILED"
          ? `exit code 1 after ${seconds} s; last line of stderr: ${one(reasons)} at step ${index % 997}`
          : null,
      created: new Date(now.getTime() - Math.floor((index + random()) * 300_000)).toISOString(),
      durationMs: state === "COMPLETED" ? Math.floor(1000 + random() ** 4 * 3_600_000) : null,
      commit: one(["a", "b", "c"]).repeat(40),
      inputs: { data: one(["data/a.csv", "data/b.csv", "data/c.csv"]), epochs: one([5, 10, 20]), rate: 0.1 },
      archived: index > count / 2,
      outputsBytes: Math.floor(random() * 1e7),
    };
  });
}

/** All figures of the dashboard of 100,000 executions against reading the time of each (budget: 100 ms in all). */
export async function benchDashboard(count = 100_000) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    const { dashboardOf } = await bundled(folder, [
      `export { dashboardOf } from "./src/core/dashboard/dashboard";`,
    ]);
    const now = new Date();
    const all = summaries(count, now);
    const timed = (action) => () => {
      const begun = performance.now();
      action();
      return performance.now() - begun;
    };
    const dashboard = (name) =>
      timed(() =>
        dashboardOf(
          all,
          { query: { kind: "all" }, range: { kind: "last", name }, by: "method", trendOf: null },
          now,
        ),
      );
    const names = ["24h", "30d", "90d", "all"];
    const measured = inTurns(5, {
      times: timed(() => all.reduce((sum, { created }) => sum + Date.parse(created), 0)),
      ...Object.fromEntries(names.map((name) => [name, dashboard(name)])),
    });
    const what = `reading the times of ${count.toLocaleString("en")} executions`;
    report(what, measured.times, measured.times, "(baseline)");
    for (const name of names)
      report(`  dashboard of them, ${name}`, measured[name], measured.times, "reading the times");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import assert from "node:assert/strict";
import { formatRelativeTime } from "../../../src/core/format/relativeTime";
import type { Json } from "../../../src/core/json";
import { type ExecutionSummary } from "../../../src/core/summary";
import { groupExecutions } from "../../../src/views/executionGroups";
import { executionRow, groupRow, memberRow } from "../../../src/views/executionRow";
import { inEnglish } from "../../../src/core/translate";
import { now, summary } from "../../support/summaries";

const description = (changes: Partial<ExecutionSummary>): string =>
  executionRow(summary({ id: "train-20261120-154548-abcd", ...changes }), now, inEnglish).description;

describe("the row of an execution", () => {
  it("has its name, else its id, shortened in its middle when it is long", () => {
    const label = (changes: Partial<ExecutionSummary> & { id: string }): string =>
      executionRow(summary(changes), now, inEnglish).label;
    assert.equal(label({ id: "train-1", name: "raw inputs" }), "raw inputs");
    assert.equal(label({ id: "train-1" }), "train-1");
    assert.equal(label({ id: "a-method-with-a-long-name-20261120-154548-abcd" }), "a-method-with-a…-abcd");
  });

  it("begins with what tripped a rule; a failure is only marked, since the row tells it", () => {
    assert.equal(description({ alerts: ["loss 9 is over 1"] }), "⚠ loss 9 is over 1 · 14 min ago · 11.8 s");
    assert.equal(
      description({ alerts: ["failed: exit code 1", "loss 9 is over 1", "took 3 h, over 2 h"] }),
      "⚠ loss 9 is over 1 +1 · 14 min ago · 11.8 s",
    );
    assert.equal(
      description({ state: "FAILED", exitCode: 1, alerts: ["failed: exit code 1"] }),
      "⚠ exit code 1 · 14 min ago · 11.8 s",
    );
    assert.ok(description({ alerts: ["x".repeat(100)] }).startsWith(`⚠ ${"x".repeat(59)}… · `));
  });

  const running = { finished: null, durationMs: null, exitCode: null, started: "2026-11-20T15:58:48.000Z" };

  it("tells what is most telling first, by state", () => {
    assert.equal(description({}), "14 min ago · 11.8 s");
    assert.equal(description({ metrics: { loss: 0.03125 } }), "14 min ago · loss 0.03125 · 11.8 s");
    assert.equal(description({ state: "EXECUTING", progress: 62, ...running }), "62 % · 1 min 12 s");
    assert.equal(
      description({ state: "EXECUTING", progress: 0, message: "loading", ...running }),
      "loading · 1 min 12 s",
    );
    assert.equal(
      description({ state: "EXECUTING", progress: 0, message: "Executing", ...running }),
      "1 min 12 s",
    );
    assert.equal(description({ state: "STARTED", ...running }), "deploying · 1 min 12 s");
    assert.equal(description({ state: "STOPPING", ...running }), "stop asked for · 1 min 12 s");
    assert.equal(
      description({ state: "FAILED", exitCode: 1, durationMs: 1200 }),
      "exit code 1 · 14 min ago · 1.2 s",
    );
    assert.equal(
      description({
        state: "FAILED",
        exitCode: null,
        reason: "Python was not found: install it",
        durationMs: 10,
      }),
      "python was not found · 14 min ago · 0.01 s",
    );
    const message = "Waiting for 2 others to end";
    assert.equal(description({ state: "SCHEDULED", message }), "waiting for 2 others to end");
    assert.equal(description({ state: "SCHEDULED", reason: "waits for 200 epochs" }), "waits for 200 epochs");
    assert.equal(description({ state: "CACHED" }), "14 min ago · cached");
    assert.equal(description({ state: "STOPPED", reason: null }), "14 min ago · stopped by you");
    assert.equal(description({ state: "STOPPED", reason: "Time limit" }), "14 min ago · time limit");
    assert.equal(
      description({ state: "BLOCKED", reason: "raw inputs failed" }),
      "14 min ago · raw inputs failed",
    );
    assert.equal(description({ state: "DEAD", finished: null }), "14 min ago · its runner is gone");
  });

  it("says why a bundle cannot be read", () => {
    assert.equal(
      description({ state: "UNKNOWN", created: null, finished: null, reason: "jobStatus.json is missing" }),
      "jobStatus.json is missing",
    );
  });
});

describe("the row of an execution below its method", () => {
  const rows = (...executions: readonly ExecutionSummary[]): string[] => {
    const [group] = groupExecutions(executions, "all");
    if (group === undefined) return [];
    return executions.map((execution) => {
      const row = memberRow(execution, group, now, inEnglish);
      return `${row.label}: ${row.description}`;
    });
  };
  const run = (end: string, changes: Partial<ExecutionSummary> = {}): ExecutionSummary =>
    summary({ id: `train-20261120-154548-${end}`, ...changes });

  it("leaves out the method and the time of an id that stands for a name", () => {
    assert.deepEqual(rows(run("k0ds")), ["k0ds: 14 min · 11.8 s"]);
    assert.deepEqual(rows(run("k0ds", { name: "raw inputs" })), ["raw inputs: 14 min · 11.8 s"]);
    assert.deepEqual(rows(summary({ id: "6e0bd1f1-9f9e-4a5c-b3b5-a7a3c8b1d2e4" })), [
      "6e0bd1f1-9f9e-4…1d2e4: 14 min · 11.8 s",
    ]);
  });

  it("tells of an unnamed run the input that fewest of its neighbours have, unless it is the usual one", () => {
    const usual = { data: { href: "penguins.csv" }, "learning-rate": 0.1, standardize: true, epochs: 200 };
    assert.deepEqual(
      rows(
        run("aaaa", { inputs: usual }),
        run("bbbb", { inputs: { ...usual, "learning-rate": 0.2 } }),
        run("cccc", { inputs: { ...usual, "learning-rate": 0.2, standardize: false } }),
        run("dddd", { inputs: { ...usual, data: { href: "other.csv" }, "learning-rate": 0.5 } }),
        run("eeee", { inputs: { ...usual, epochs: 60 }, name: "short one" }),
      ),
      [
        "aaaa: learning-rate 0.1 · 14 min · 11.8 s",
        "bbbb: learning-rate 0.2 · 14 min · 11.8 s",
        "cccc: standardize false · 14 min · 11.8 s",
        "dddd: learning-rate 0.5 · 14 min · 11.8 s",
        "short one: 14 min · 11.8 s",
      ],
    );
    assert.deepEqual(
      rows(
        run("aaaa", { inputs: { rate: 0.1 } }),
        run("bbbb", { inputs: { rate: 0.1 } }),
        run("cccc", { inputs: { rate: 0.1, islands: ["Dream", "Torgersen", "Biscoe"] } }),
      ),
      ["aaaa: 14 min · 11.8 s", "bbbb: 14 min · 11.8 s", "cccc: islands Dream, Torgerse… · 14 min · 11.8 s"],
    );
  });

  it("shortens the name of that input, not its value: numbers to a few digits, paths to their end", () => {
    const told = (name: string, value: Json): string | undefined =>
      rows(run("aaaa"), run("bbbb"), run("cccc", { inputs: { [name]: value } }))[2];
    assert.equal(
      told("learning-rate-of-the-head", 0.012345678),
      "cccc: learning-rate-o… 0.01235 · 14 min · 11.8 s",
    );
    assert.equal(told("rate", 1e-7), "cccc: rate 1.00e-7 · 14 min · 11.8 s");
    assert.equal(told("data", "data/raw/2026/penguins.csv"), "cccc: data …26/penguins.csv · 14 min · 11.8 s");
  });

  it("cuts the value of that input where it still tells the runs apart", () => {
    const told = (...values: readonly string[]): (string | undefined)[] =>
      rows(
        run("aaaa"),
        run("bbbb"),
        run("cccc"),
        ...values.map((config, index) => run(`ddd${index}`, { inputs: { config } })),
      )
        .slice(3)
        .map((row) => / config (.*) · 14 min/.exec(row)?.[1]);
    assert.deepEqual(told("experiment-config-a", "experiment-config-b"), [
      "…riment-config-a",
      "…riment-config-b",
    ]);
    assert.deepEqual(told("a-config-of-experiments", "b-config-of-experiments"), [
      "a-config-of-exp…",
      "b-config-of-exp…",
    ]);
    assert.deepEqual(told("runs/2026/birds/model.bin", "runs/2025/birds/model.bin"), [
      "runs/2026/birds…",
      "runs/2025/birds…",
    ]);
    assert.deepEqual(
      told("a long text that ends in one", "a long text that ends in two", "b long text that ends in one"),
      ["a long t… in one", "…hat ends in two", "b long text tha…"],
    );
  });

  it("tells the age in full where it is read aloud", () => {
    const one = run("aaaa");
    const [group] = groupExecutions([one], "all");
    assert.ok(group);
    const spoken = memberRow(one, group, now, inEnglish, formatRelativeTime).description;
    assert.equal(spoken, "14 min ago · 11.8 s");
  });

  it("counts the same inputs for a single run as usual", () => {
    assert.deepEqual(rows(run("aaaa", { inputs: { rate: 0.1 } })), ["aaaa: 14 min · 11.8 s"]);
  });
});

describe("the row of a method's executions", () => {
  const row = (...executions: readonly ExecutionSummary[]): string => {
    const [group] = groupExecutions(executions, "all");
    return group === undefined ? "" : groupRow(group, "all", now, inEnglish).description;
  };

  it("counts them, and tells what runs, else what waits, else what failed, else when the newest was", () => {
    const one = summary({ id: "one" });
    const failed = summary({ id: "two", state: "FAILED" });
    const waiting = summary({ id: "three", state: "SCHEDULED" });
    const runs = summary({ id: "four", state: "EXECUTING" });
    assert.equal(row(one), "1 · 14 min");
    assert.equal(row(one, failed), "2 · 1 failed");
    assert.equal(row(one, failed, waiting), "3 · 1 waiting");
    assert.equal(row(one, failed, waiting, runs), "4 · 1 running");
  });

  it("tells the counts alone while the list is filtered", () => {
    const executions = [
      summary({ id: "one", state: "EXECUTING" }),
      summary({ id: "two", state: "FAILED" }),
      summary({ id: "three", state: "DEAD" }),
      summary({ id: "four" }),
    ];
    const [group] = groupExecutions(executions, "failedAndRunning");
    assert.ok(group);
    assert.equal(groupRow(group, "failedAndRunning", now, inEnglish).description, "1 running · 2 failed");
  });
});

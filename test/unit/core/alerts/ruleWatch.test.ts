import assert from "node:assert/strict";
import fc from "fast-check";
import { parseAlertRule } from "../../../../src/core/alerts/alertRule";
import type { AlertTrip } from "../../../../src/core/alerts/alertTrip";
import { LongestSilence } from "../../../../src/core/alerts/longestSilence";
import { RuleWatch, type RunFacts } from "../../../../src/core/alerts/ruleWatch";
import { earlierDurations } from "../../../../src/core/alerts/usualTime";
import type { ExecutionEvent } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { summary } from "../../../support/summaries";

const start = Date.parse("2026-11-20T15:45:48.200Z");
const after = (ms: number): string => new Date(start + ms).toISOString();

const running: Partial<ExecutionSummary> = {
  state: "EXECUTING",
  status: "running",
  finished: null,
  durationMs: null,
};

/** What a rule says of a run: its events, then what is known of it. */
function judge(
  entry: unknown,
  {
    events = [],
    execution = running,
    ...facts
  }: Partial<Omit<RunFacts, "execution">> & {
    readonly events?: readonly ExecutionEvent[];
    readonly execution?: Partial<ExecutionSummary>;
  },
): AlertTrip | null {
  const parsed = parseAlertRule(entry);
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.problem);
  const watch = new RuleWatch(parsed.rule);
  for (const event of events) watch.hear(event);
  return watch.judge({
    execution: summary({ id: "run", ...execution }),
    now: start,
    earlierMs: () => [],
    silentMs: null,
    totals: null,
    ...facts,
  });
}

const metric = (name: string, value: number, step?: number): ExecutionEvent => ({
  at: after(0),
  type: "metric",
  name,
  value,
  ...(step === undefined ? {} : { step }),
});

const sample = (atMs: number, memoryBytes: number, cpuPercent = 0): ExecutionEvent => ({
  at: after(atMs),
  type: "resource",
  memoryBytes,
  cpuPercent,
  processes: 1,
});

const megabyte = 1024 * 1024;

describe("the rule on failures", () => {
  const failed = { when: "failed" };
  it("trips on what failed and on what died, with the reason", () => {
    const execution = { state: "FAILED", reason: "exit code 1" } as const;
    assert.deepEqual(judge(failed, { execution }), { when: "failed", reason: "exit code 1" });
    assert.equal(judge(failed, { execution: { state: "DEAD" } })?.when, "failed");
  });
  it("does not on what ended otherwise, or runs", () => {
    for (const state of ["COMPLETED", "STOPPED", "CACHED", "BLOCKED", "EXECUTING", "UNKNOWN"] as const)
      assert.equal(judge(failed, { execution: { state } }), null, state);
  });
});

describe("the rule on a limit of time", () => {
  const half = { when: "duration", minutes: 0.5 };
  it("trips while it runs, as soon as the limit is passed", () => {
    assert.equal(judge(half, { now: start + 30_000 }), null);
    assert.deepEqual(judge(half, { now: start + 30_001 }), {
      when: "duration",
      elapsedMs: 30_001,
      limitMs: 30_000,
      ended: false,
    });
  });
  it("trips on what took longer, once it has ended", () => {
    const ended = (durationMs: number): AlertTrip | null =>
      judge(half, { execution: { durationMs }, now: start + 1e9 });
    assert.equal(ended(30_000), null);
    assert.equal(ended(30_001)?.when, "duration");
  });
  it("does not count the time before the start, nor of what died", () => {
    assert.equal(judge(half, { execution: { ...running, started: null }, now: start + 1e9 }), null);
    assert.equal(judge(half, { execution: { ...running, state: "DEAD" }, now: start + 1e9 }), null);
  });
});

describe("the rule on the usual time", () => {
  const slow = { when: "slow", times: 2, runs: 5, atLeast: 3 };
  const facts = (elapsedMs: number, earlier: readonly number[]): Partial<RunFacts> => ({
    now: start + elapsedMs,
    earlierMs: (count) => earlier.slice(0, count),
  });
  it("trips on what takes more than so many times the median", () => {
    assert.equal(judge(slow, facts(20_000, [10_000, 9000, 900_000])), null);
    assert.deepEqual(judge(slow, facts(20_001, [10_000, 9000, 900_000])), {
      when: "slow",
      elapsedMs: 20_001,
      usualMs: 10_000,
      ended: false,
    });
  });
  it("says nothing while there are too few runs", () => {
    assert.equal(judge(slow, facts(1e9, [10, 10])), null);
    assert.notEqual(judge(slow, facts(1e9, [10, 10, 10])), null);
  });
  it("looks at the last runs alone", () => {
    assert.notEqual(judge(slow, facts(20_001, [10_000, 10_000, 10_000, 10_000, 10_000, 1e9, 1e9])), null);
  });
  it("knows of a method the completed runs that began before, the newest first", () => {
    const all = [
      summary({ id: "later", created: after(5000), durationMs: 1 }),
      summary({ id: "run", created: after(4000), durationMs: 2 }),
      summary({ id: "failed", created: after(3000), state: "FAILED", durationMs: 3 }),
      summary({ id: "other", created: after(3000), methodId: "other", durationMs: 4 }),
      summary({ id: "script", created: after(3000), script: "other.py", durationMs: 5 }),
      summary({ id: "second", created: after(2000), durationMs: 6 }),
      summary({ id: "first", created: after(1000), durationMs: 7 }),
    ];
    const [, run] = all;
    assert.ok(run !== undefined);
    assert.deepEqual(earlierDurations(all, run, 10), [6, 7]);
    assert.deepEqual(earlierDurations(all, run, 1), [6]);
  });
});

describe("the rules on metrics and properties", () => {
  const rule = { when: "metric", name: "loss", over: 0.5, under: 0.1 };
  it("trip on the first value beyond a limit, with its step, and stay tripped", () => {
    assert.equal(judge(rule, { events: [metric("loss", 0.5), metric("loss", 0.1), metric("acc", 9)] }), null);
    assert.deepEqual(judge(rule, { events: [metric("loss", 0.6, 7), metric("loss", 0.2)] }), {
      when: "metric",
      name: "loss",
      value: 0.6,
      beyond: { side: "over", limit: 0.5 },
      step: 7,
    });
    const under = judge(rule, { events: [metric("loss", 0.09)] });
    assert.deepEqual(under?.when === "metric" ? under.beyond : null, { side: "under", limit: 0.1 });
  });
  it("trip exactly where a value is over or under", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, number, (value, over, under) => {
        const tripped = judge({ ...rule, over, under }, { events: [metric("loss", value)] }) !== null;
        assert.equal(tripped, value > over || value < under);
      }),
    );
  });
  it("trip on what is no number, where that is asked for; infinity is over every limit", () => {
    const event = (value: "NaN" | "Infinity" | "-Infinity"): ExecutionEvent => ({
      at: after(0),
      type: "nonFinite",
      name: "loss",
      value,
      step: 3,
    });
    const nan = { when: "metric", name: "loss", notANumber: true };
    assert.equal(judge(nan, { events: [metric("loss", 1e300)] }), null);
    assert.deepEqual(judge(nan, { events: [event("NaN")] }), {
      when: "metric",
      name: "loss",
      value: "NaN",
      beyond: null,
      step: 3,
    });
    assert.equal(judge(rule, { events: [event("NaN")] }), null);
    assert.equal(judge(rule, { events: [event("Infinity")] })?.when, "metric");
    assert.equal(judge(rule, { events: [event("-Infinity")] })?.when, "metric");
  });
  it("wait for the last value where that is what counts", () => {
    const last = { ...rule, at: "end" };
    const events = [metric("loss", 9), metric("loss", 0.3)];
    assert.equal(judge(last, { events }), null);
    assert.equal(judge(last, { events, execution: {} }), null);
    assert.equal(judge(last, { events: [...events, metric("loss", 0.6)] }), null, "it runs");
    assert.notEqual(judge(last, { events: [...events, metric("loss", 0.6)], execution: {} }), null);
  });
  it("take the last values of a summary where no events are there: of an archived one", () => {
    assert.notEqual(judge(rule, { execution: { metrics: { loss: 0.6 } } }), null);
    assert.equal(judge(rule, { execution: { metrics: { loss: 0.5 } } }), null);
  });
  it("look at properties and inputs of a name, as numbers and as texts of numbers", () => {
    const rows = { when: "property", name: "rows", under: 100, notANumber: true };
    const said = (value: string | number | boolean): AlertTrip | null =>
      judge(rows, { events: [{ at: after(0), type: "property", name: "rows", value }] });
    assert.equal(said(100), null);
    assert.equal(said("100"), null);
    assert.equal(said("many"), null);
    assert.equal(said(true), null);
    assert.notEqual(said(99.9), null);
    assert.notEqual(said("99"), null);
    assert.notEqual(said("NaN"), null);
    assert.equal(said("-Infinity")?.when, "property");
    assert.notEqual(judge(rows, { execution: { inputs: { rows: 5 } } }), null);
  });
});

describe("the rules on memory and CPU", () => {
  const memory = { when: "memory", over: 100 };
  const cpu = { when: "cpu", over: 150 };
  it("trip on one sample over the limit", () => {
    assert.equal(judge(memory, { events: [sample(0, 100 * megabyte)] }), null);
    assert.deepEqual(judge(memory, { events: [sample(0, 100 * megabyte + 1)] }), {
      when: "memory",
      bytes: 100 * megabyte + 1,
      limitBytes: 100 * megabyte,
      minutes: 0,
    });
    assert.equal(judge(cpu, { events: [sample(0, 0, 150)] }), null);
    assert.equal(judge(cpu, { events: [sample(0, 0, 150.1)] })?.when, "cpu");
  });
  it("trip at the end by what was measured of the whole, also where no sample saw it", () => {
    const totals = (
      mb: number,
      cpuPercent: number,
    ): Omit<Partial<RunFacts>, "execution"> & { readonly execution: Partial<ExecutionSummary> } => ({
      execution: {},
      totals: { peakMemoryBytes: mb * megabyte, cpuPercent },
    });
    assert.equal(judge(memory, totals(100, 0)), null);
    assert.notEqual(judge(memory, totals(101, 0)), null);
    assert.equal(judge(cpu, totals(0, 150)), null);
    assert.notEqual(judge(cpu, totals(0, 151)), null);
    assert.equal(judge({ ...memory, minutes: 1 }, totals(101, 0)), null, "for how long nobody knows");
  });
  it("trip on what lasts without a break, where that is asked for", () => {
    const lasting = { ...cpu, minutes: 0.05 };
    const busy = (...times: readonly number[]): ExecutionEvent[] => times.map((at) => sample(at, 0, 200));
    assert.equal(judge(lasting, { events: busy(0, 1000, 2000, 2999) }), null);
    assert.notEqual(judge(lasting, { events: busy(0, 1000, 2000, 3000) }), null);
    const broken = [...busy(0, 1000), sample(2000, 0, 10), ...busy(3000, 5999)];
    assert.equal(judge(lasting, { events: broken }), null);
    assert.equal(judge(lasting, { events: busy(0, 100_000) }), null, "nothing was measured between");
  });
});

/** @param printed told in two parts, as a long log is. */
function longestSilence(
  begin: number,
  end: number,
  printed: readonly number[],
  said: readonly number[],
): number {
  const silence = new LongestSilence(begin, end, said);
  const half = printed.length >> 1;
  for (const part of [printed.slice(0, half), printed.slice(half)]) silence.hear(part);
  return silence.ms();
}

describe("the rule on silence", () => {
  const silent = { when: "silent", minutes: 0.05 };
  it("trips when nothing came for longer", () => {
    assert.equal(judge(silent, { silentMs: 3000 }), null);
    assert.deepEqual(judge(silent, { silentMs: 3001 }), { when: "silent", silentMs: 3001, ended: false });
    assert.equal(judge(silent, { silentMs: null }), null);
  });
  it("knows the longest time between two signs of life, of whichever kind", () => {
    assert.equal(longestSilence(0, 100, [10, 20, 90], []), 70);
    assert.equal(longestSilence(0, 100, [10, 20, 90], [50]), 40);
    assert.equal(longestSilence(0, 100, [], []), 100);
    const times = fc.array(fc.integer({ min: -10, max: 110 })).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(times, times, (printed, said) => {
        const all = [0, ...printed, ...said, 100].filter((at) => at >= 0 && at <= 100).sort((a, b) => a - b);
        const gaps = all.slice(1).map((at, index) => at - (all[index] ?? 0));
        assert.equal(longestSilence(0, 100, printed, said), Math.max(...gaps));
      }),
    );
  });
});

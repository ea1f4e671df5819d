import assert from "node:assert/strict";
import { timelineView } from "../../../src/panels/view/timelineView";
import { after, statusWith } from "./detailsFixture";

describe("timeline of an execution", () => {
  it("draws each recorded phase from its start, which lies before the event that ends it", () => {
    const status = statusWith([
      ["CREATED", 0],
      ["STARTED", 300],
      ["EXECUTING", 1000],
      ["COMPLETED", 9000],
    ]);
    const timeline = timelineView(
      status,
      [
        { at: after(300), type: "phase", phase: "prepare", durationMs: 300 },
        { at: after(1000), type: "phase", phase: "deploy", durationMs: 700 },
        { at: after(8800), type: "phase", phase: "execute", durationMs: 7800 },
      ],
      "COMPLETED",
      new Date(after(60_000)),
    );
    assert.deepEqual(
      timeline.phases.map(({ phase, startMs, durationMs }) => [phase, startMs, durationMs]),
      [
        ["prepare", 0, 300],
        ["deploy", 300, 700],
        ["execute", 1000, 7800],
      ],
    );
    assert.equal(timeline.totalMs, 9000);
  });

  it("lets the phase that runs grow until now, from what the states tell", () => {
    const status = statusWith([
      ["CREATED", 0],
      ["STARTED", 300],
      ["EXECUTING", 1000],
    ]);
    const { phases } = timelineView(status, [], "EXECUTING", new Date(after(5000)));
    assert.deepEqual(phases.at(-1), {
      phase: "execute",
      startMs: 1000,
      durationMs: 4000,
      running: true,
      failed: false,
    });
  });

  it("does not let the phase of a dead execution grow", () => {
    const status = statusWith([
      ["CREATED", 0],
      ["EXECUTING", 1000],
    ]);
    const { phases } = timelineView(status, [], "DEAD", new Date(after(3_600_000)));
    assert.ok(phases.every(({ running }) => !running));
  });

  it("marks the script's phase where the execution failed", () => {
    const status = statusWith([
      ["CREATED", 0],
      ["EXECUTING", 1000],
      ["FAILED", 2000],
    ]);
    const { phases } = timelineView(status, [], "FAILED", new Date(after(2000)));
    assert.deepEqual(
      phases.filter(({ failed }) => failed).map(({ phase }) => phase),
      ["execute"],
    );
  });

  it("tells states, messages and warnings in the order of their time", () => {
    const status = statusWith([
      ["CREATED", 0],
      ["EXECUTING", 1000],
    ]);
    const { entries } = timelineView(
      status,
      [
        { at: after(3000), type: "warning", message: "disk almost full" },
        { at: after(2000), type: "status", message: "epoch 1" },
      ],
      "EXECUTING",
      new Date(after(4000)),
    );
    assert.deepEqual(
      entries.map(({ text, kind }) => [kind, text]),
      [
        ["state", "Created"],
        ["state", "Executing"],
        ["message", "epoch 1"],
        ["warning", "disk almost full"],
      ],
    );
  });

  it("is empty where the record cannot be read", () => {
    assert.equal(timelineView(null, [], "UNKNOWN", new Date(origin())).phases.length, 0);
  });
});

function origin(): string {
  return after(0);
}

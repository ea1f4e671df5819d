import assert from "node:assert/strict";
import fc from "fast-check";
import { deriveState } from "../../../src/core/deriveState";
import {
  advance,
  createdStatus,
  withProgress,
  type JobStatus,
  type Owner,
} from "../../../src/core/jobStatus";
import {
  isEndState,
  isRecordedState,
  isRunning,
  mayDelete,
  mayFollow,
  mayPrint,
  mayStop,
  mayVerify,
  ogcStatusOf,
  recordedStates,
  type RecordedState,
} from "../../../src/core/lifecycle";
import { parseJobStatus } from "../../../src/core/parseJobStatus";

/** The table of the design, section 4, written down once more. */
const transitions: Readonly<Record<RecordedState, string>> = {
  CREATED: "SCHEDULED STARTED CACHED SKIPPED BLOCKED STOPPED FAILED",
  SCHEDULED: "STARTED STOPPING BLOCKED FAILED",
  STARTED: "EXECUTING STOPPING FAILED",
  EXECUTING: "COMPLETED STOPPING FAILED",
  STOPPING: "STOPPED FAILED",
  COMPLETED: "",
  FAILED: "",
  STOPPED: "",
  CACHED: "",
  SKIPPED: "",
  BLOCKED: "",
};

const owner: Owner = {
  machineId: "m",
  bootId: "b",
  pidNamespace: "pid:[1]",
  pid: 7,
  startTime: 5,
  processGroup: null,
  host: "lab",
};
const begin = new Date("2026-11-21T09:30:00.000Z");
const later = (seconds: number): Date => new Date(begin.getTime() + seconds * 1000);
const anyState = fc.constantFrom(...recordedStates);
const created = (): JobStatus => createdStatus("train-1", "train", begin, owner);

describe("the lifecycle of an execution", () => {
  it("allows the transitions of the design and no other", () => {
    for (const from of recordedStates)
      assert.deepEqual(
        recordedStates.filter((to) => mayFollow(from, to)).sort(),
        transitions[from]
          .split(" ")
          .filter((state) => state !== "")
          .sort(),
        from,
      );
  });

  it("is followed by its log until it has ended or its runner is gone, also where nobody knows", () => {
    const followed = ([...recordedStates, "DEAD", "UNKNOWN"] as const).filter(mayPrint);
    assert.deepEqual(followed, ["CREATED", "SCHEDULED", "STARTED", "EXECUTING", "STOPPING", "UNKNOWN"]);
  });

  it("by any wishes: each is taken as the table says or is an error that changes nothing, and the record stays true", () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 12 }), (wishes) => {
        let status = created();
        const taken: RecordedState[] = ["CREATED"];
        wishes.forEach((state, index) => {
          const before = JSON.stringify(status);
          if (transitions[status.state].split(" ").includes(state)) {
            status = advance(status, state, later(index + 1));
            taken.push(state);
          } else assert.throws(() => advance(status, state, later(index + 1)), /may not become/);
          if (taken.at(-1) !== state) assert.equal(JSON.stringify(status), before);
        });
        assert.deepEqual(
          status.history.map(({ state }) => state),
          taken,
        );
        assert.equal(status.state, taken.at(-1));
        assert.equal(status.status, ogcStatusOf(status.state));
        assert.equal(status.updated, status.history.at(-1)?.at);
        const at = (wanted: (state: RecordedState) => boolean): string | undefined =>
          status.history.find(({ state }) => wanted(state))?.at;
        assert.equal(
          status.started,
          at((state) => state === "STARTED" || state === "EXECUTING"),
        );
        assert.equal(status.finished, at(isEndState));
        const times = status.history.map((change) => change.at);
        assert.deepEqual(times, [...times].sort());
      }),
      { numRuns: 500 },
    );
  });

  it("leads from every state to an end", () => {
    const reaches = (state: RecordedState): boolean =>
      isEndState(state) || recordedStates.some((next) => mayFollow(state, next) && reaches(next));
    assert.ok(recordedStates.every(reaches));
  });

  it("tells what may be done in each state", () => {
    const states = [...recordedStates, "DEAD", "UNKNOWN"] as const;
    assert.deepEqual(states.filter(mayStop), ["CREATED", "SCHEDULED", "STARTED", "EXECUTING"]);
    assert.deepEqual(states.filter(isRunning), ["STARTED", "EXECUTING", "STOPPING"]);
    const ends = ["COMPLETED", "FAILED", "STOPPED", "CACHED", "SKIPPED", "BLOCKED"] as const;
    assert.deepEqual(states.filter(isEndState), ends);
    assert.deepEqual(states.filter(mayDelete), [...ends, "DEAD", "UNKNOWN"]);
    assert.deepEqual(states.filter(mayVerify), [...ends, "UNKNOWN"]);
    assert.deepEqual(
      [isRecordedState("DEAD"), isRecordedState("FAILED"), isRecordedState(1)],
      [false, true, false],
    );
  });

  it("tells OGC what each state is", () => {
    const told = ["accepted", "running", "successful", "failed", "dismissed"].map((status) =>
      recordedStates.filter((state) => ogcStatusOf(state) === status),
    );
    assert.deepEqual(told, [
      ["CREATED", "SCHEDULED"],
      ["STARTED", "EXECUTING", "STOPPING"],
      ["COMPLETED", "CACHED", "SKIPPED"],
      ["FAILED"],
      ["STOPPED", "BLOCKED"],
    ]);
  });

  it("keeps message, code and reason of a transition", () => {
    const status = advance(created(), "FAILED", later(1), { exitCode: 7, reason: "why", message: "ended" });
    assert.deepEqual(
      [status.exitCode, status.reason, status.message, status.signal],
      [7, "why", "ended", null],
    );
    assert.equal(status.history[1]?.message, "ended");
    assert.equal(advance(created(), "SCHEDULED", later(1)).message, "Scheduled");
  });

  it("is complete at 100 %, and keeps progress within bounds", () => {
    const running = advance(advance(created(), "STARTED", later(1)), "EXECUTING", later(2));
    assert.equal(withProgress(running, later(3), "half", 50).progress, 50);
    assert.equal(withProgress(running, later(3), "much", 900).progress, 100);
    assert.equal(withProgress(running, later(3), "less", -1).progress, 0);
    const half = withProgress(withProgress(running, later(3), "half", 50), later(4), "still", null);
    assert.deepEqual([half.progress, half.message, half.updated], [50, "still", later(4).toISOString()]);
    assert.equal(half.history.length, 3);
    assert.equal(advance(half, "COMPLETED", later(5)).progress, 100);
    assert.equal(advance(half, "FAILED", later(5)).progress, 50);
  });

  it("comes back from JSON as it was", () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 6 }), (wishes) => {
        let status = created();
        wishes.forEach((state, index) => {
          if (mayFollow(status.state, state)) status = advance(status, state, later(index), { reason: "r" });
        });
        assert.deepEqual(parseJobStatus(JSON.parse(JSON.stringify(status))), status);
      }),
    );
  });

  it("is read from anything, or the reason is told; never thrown", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, part) => {
        const status = parseJobStatus(value);
        assert.ok("problem" in status || isRecordedState(status.state));
        const patched = parseJobStatus({
          ...created(),
          history: part,
          owner: part,
          links: part,
          created: part,
        });
        assert.ok(!("problem" in patched));
        assert.equal(typeof patched.created, "string");
        assert.ok(Array.isArray(patched.history));
      }),
    );
    assert.deepEqual(parseJobStatus([]), { problem: "jobStatus.json is not a JSON object" });
    assert.deepEqual(parseJobStatus({ status: "lost" }), {
      problem: "jobStatus.json has neither a known state nor a known status",
    });
  });

  it("of CCP, which knows no states, is told from the OGC status", () => {
    const states = ["accepted", "running", "successful", "failed", "dismissed"].map((status) => {
      const parsed = parseJobStatus({ status, state: "DEAD" });
      return "problem" in parsed ? parsed.problem : parsed.state;
    });
    assert.deepEqual(states, ["CREATED", "EXECUTING", "COMPLETED", "FAILED", "STOPPED"]);
  });

  it("is DEAD or UNKNOWN to a reader only while no end is written", () => {
    const conditions = ["alive", "dead", "elsewhere", "none"] as const;
    const seen = (status: JobStatus): string[] =>
      conditions.map((condition) => deriveState(status, condition));
    assert.deepEqual(seen(created()), ["CREATED", "DEAD", "UNKNOWN", "UNKNOWN"]);
    const failed = advance(created(), "FAILED", later(1));
    assert.deepEqual(seen(failed), ["FAILED", "FAILED", "FAILED", "FAILED"]);
  });
});

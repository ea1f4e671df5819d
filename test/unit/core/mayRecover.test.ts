import assert from "node:assert/strict";
import { isEndState, recordedStates, type ExecutionState } from "../../../src/core/lifecycle";
import { mayRecover } from "../../../src/core/mayRecover";

const states: readonly ExecutionState[] = [...recordedStates, "DEAD", "UNKNOWN"];

describe("whether an execution can be recovered", () => {
  const of = (facts: Partial<Parameters<typeof mayRecover>[0]>): ExecutionState[] =>
    states.filter((state) =>
      mayRecover({ state, sealed: false, imported: false, archived: false, ...facts }),
    );

  it("is so without a sealed end: Dead, Unknown, or ended without a seal", () => {
    assert.deepEqual(of({ sealed: true }), ["DEAD", "UNKNOWN"]);
    assert.deepEqual(of({ sealed: false }), [...states.filter(isEndState), "DEAD", "UNKNOWN"]);
  });

  it("is never so of what was imported, which is not ours to seal, or archived", () => {
    assert.deepEqual(of({ imported: true }), []);
    assert.deepEqual(of({ archived: true }), []);
  });
});

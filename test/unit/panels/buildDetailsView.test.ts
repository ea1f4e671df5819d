import assert from "node:assert/strict";
import type { ExecutionState } from "../../../src/core/lifecycle";
import { buildDetailsView } from "../../../src/panels/view/buildDetailsView";
import { after, factsOf, summaryIn } from "./detailsFixture";

describe("the head of the page of an execution", () => {
  const isRunning = (state: ExecutionState): boolean =>
    buildDetailsView(factsOf(summaryIn(state)), new Date(after(60_000))).head.running;

  it("says that it runs only while it may go on: not once its runner is gone", () => {
    for (const state of ["CREATED", "SCHEDULED", "STARTED", "EXECUTING", "STOPPING"] as const)
      assert.equal(isRunning(state), true, state);
    for (const state of ["COMPLETED", "FAILED", "STOPPED", "CACHED", "DEAD", "UNKNOWN"] as const)
      assert.equal(isRunning(state), false, state);
  });
});

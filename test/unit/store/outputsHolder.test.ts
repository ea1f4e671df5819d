import assert from "node:assert/strict";
import { outputsHolder } from "../../../src/store/outputsHolder";
import { summary } from "../../support/summaries";

describe("the folder with the outputs of an execution", () => {
  const original = summary({ id: "train-1" });
  const get = (id: string): typeof original | undefined => (id === original.id ? original : undefined);

  it("is its own once it is over, whichever way", () => {
    for (const state of ["COMPLETED", "FAILED", "STOPPED", "DEAD", "UNKNOWN"] as const) {
      const execution = summary({ id: "train-2", state });
      assert.equal(outputsHolder(execution, get), execution);
    }
  });

  it("is the one of the original where nothing was run", () => {
    const cached = summary({ id: "train-2", state: "CACHED", cachedFrom: "train-1" });
    assert.equal(outputsHolder(cached, get), original);
    assert.throws(
      () => outputsHolder({ ...cached, cachedFrom: "train-0" }, get),
      /train-2 was not run: its outputs are those of train-0, which is not in this workspace any more/,
    );
  });

  it("is not read while it may still be written", () => {
    assert.throws(
      () => outputsHolder(summary({ id: "train-2", state: "EXECUTING" }), get),
      /train-2 has not ended \(Executing\): its outputs are complete when it has/,
    );
  });
});

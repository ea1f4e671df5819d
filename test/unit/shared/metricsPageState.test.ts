import assert from "node:assert/strict";
import { firstChoices, parseMetricsState } from "../../../src/shared/metrics/pageState";

const targets = [{ workspace: "/lab", id: "train-1" }];

describe("what the metrics page remembers over a reload", () => {
  it("comes back as it was, but for the zoom and the width", () => {
    const choices = {
      look: { axis: "relative", smoothing: 0.6, range: { from: 1, to: 2 }, columns: 300, shown: ["loss"] },
      marks: ["last"],
      logs: ["loss"],
      tables: [],
      hidden: ["train-1"],
    };
    assert.deepEqual(parseMetricsState({ targets, choices }), {
      targets,
      choices: { ...choices, look: { ...choices.look, range: null, columns: firstChoices.look.columns } },
    });
  });

  it("is as the page opens where another version kept something else, and nothing without executions", () => {
    for (const choices of [undefined, null, 7, { look: { axis: "moon", smoothing: 3, shown: 1 }, logs: [1] }])
      assert.deepEqual(parseMetricsState({ targets, choices })?.choices, firstChoices);
    for (const state of [undefined, null, {}, { targets: [] }, { targets: [{ id: 1 }] }])
      assert.equal(parseMetricsState(state), null);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { detailsTabs, parsePageState } from "../../../src/shared/details/pageState";

describe("state of a details page over a reload", () => {
  const target = { workspace: "/home/ada/penguins", id: "train-20261120-142800-k7qf" };

  it("is what was kept", () => {
    const state = { target, tab: "logs" as const, scroll: { logs: 120 }, choices: { timeline: "table" } };
    assert.deepEqual(parsePageState(JSON.parse(JSON.stringify(state))), state);
  });

  it("opens the overview where another version kept a tab that is not there", () => {
    assert.equal(parsePageState({ target, tab: "lineage" })?.tab, "overview");
  });

  it("is none where it names no execution, and never fails", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const state = parsePageState(value);
        assert.ok(state === null || detailsTabs.includes(state.tab));
      }),
    );
    assert.equal(parsePageState({ tab: "logs" }), null);
  });
});

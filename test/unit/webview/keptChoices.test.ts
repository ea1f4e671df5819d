import assert from "node:assert/strict";
import { firstChoices } from "../../../webview-ui/src/compare/contentChoices";
import { choicesOf, kept, type PageChoices } from "../../../webview-ui/src/compare/keptChoices";

describe("what is chosen on the page that compares executions", () => {
  it("is the same after the tab was hidden", () => {
    const chosen: PageChoices = {
      wanted: "epochs",
      folded: new Set(["code"]),
      unfolded: new Set(["inputs"]),
      contents: {
        opened: new Set(["outputFiles params.json"]),
        openedExecutions: new Set(["train-9"]),
        uncapped: new Set(["environment"]),
        logsOf: new Set(["train-7"]),
        tolerance: 1e-3,
        pictures: "pixels",
      },
    };
    assert.deepEqual(choicesOf(JSON.parse(JSON.stringify(kept(chosen)))), chosen);
  });

  it("is as at first where nothing that can be read was kept", () => {
    const first = { wanted: "", folded: new Set(), unfolded: new Set(), contents: firstChoices };
    for (const value of [
      undefined,
      null,
      7,
      {},
      { wanted: 7, folded: "code", tolerance: 0.5, pictures: "none" },
    ])
      assert.deepEqual(choicesOf(value), first);
    assert.deepEqual(choicesOf({ folded: ["code", "none", 7] }).folded, new Set(["code"]));
  });
});

import assert from "node:assert/strict";
import { buildDetailsView } from "../../../src/panels/view/buildDetailsView";
import { familyOf } from "../../../src/panels/view/familyOf";
import { summary } from "../../support/summaries";
import { factsOf } from "./detailsFixture";

describe("what an execution started, and what started it", () => {
  const outer = summary({ id: "sweep-1" });
  const inner = summary({ id: "train-1", parent: "sweep-1" });
  const stray = summary({ id: "train-2", parent: "sweep-elsewhere" });
  const own = summary({ id: "train-3", parent: "train-3" });
  const all = [own, stray, inner, outer];

  const headOf = (execution: typeof outer): { parent: unknown; children: readonly string[] } => {
    const { parent, children } = buildDetailsView(
      factsOf(execution, { family: familyOf(execution, all) }),
      new Date(),
    ).head;
    return { parent, children };
  };

  it("is linked where it is in the workspace", () => {
    assert.deepEqual(headOf(outer), { parent: null, children: ["train-1"] });
    assert.deepEqual(headOf(inner), { parent: { id: "sweep-1", isKnown: true }, children: [] });
  });

  it("is told without a link where it is not", () => {
    assert.deepEqual(headOf(stray), { parent: { id: "sweep-elsewhere", isKnown: false }, children: [] });
  });

  it("is never the execution itself", () => {
    assert.deepEqual(headOf(own), { parent: { id: "train-3", isKnown: false }, children: [] });
  });
});

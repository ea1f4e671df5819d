import assert from "node:assert/strict";
import { currentOwner } from "../../../src/bundle/owner";
import { archiveRefusal, deleteRefusal } from "../../../src/store/eligibility";
import { readSummary } from "../../../src/store/readSummary";
import { makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("what may be archived and deleted", () => {
  let workspace = "";

  beforeEach(() => {
    workspace = temporaryFolder();
  });
  afterEach(() => removeFolder(workspace));

  it("is not what its runner still writes the end of", () => {
    const summary = readSummary(makeBundle(workspace, { id: "train-1", owner: currentOwner() }));
    for (const refusal of [archiveRefusal(summary), deleteRefusal(summary)])
      assert.match(refusal ?? "", /its runner is still writing it/);
  });
});

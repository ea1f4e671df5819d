import assert from "node:assert/strict";
import { bundlePaths } from "../../../src/bundle/layout";
import { currentOwner } from "../../../src/bundle/owner";
import { archiveRefusal, deleteRefusal, isRecoverable } from "../../../src/store/eligibility";
import { readSummary } from "../../../src/store/readSummary";
import { makeBundle, type MadeBundle } from "../../support/madeBundle";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("an execution that can be recovered", () => {
  let workspace = "";

  beforeEach(async () => {
    workspace = await makeTemporaryFolder("recoverable");
  });

  afterEach(() => removeFolder(workspace));

  const recoverable = (made: Omit<MadeBundle, "id">): boolean =>
    isRecoverable(readSummary(makeBundle(workspace, { id: "train-20261120-100000-aaaa", ...made })));
  const gone = { ...currentOwner(), startTime: 1 };
  const sealed = { [bundlePaths.manifest]: "{}", [bundlePaths.token]: "{}" };

  it("has no end and its runner is gone", () => {
    assert.equal(recoverable({ states: ["STARTED", "EXECUTING"], owner: gone }), true);
    assert.equal(recoverable({ states: ["STARTED", "EXECUTING"], owner: currentOwner() }), false);
  });

  it("has an end without a seal, and no runner that still writes it", () => {
    assert.equal(recoverable({ owner: gone }), true);
    assert.equal(recoverable({ owner: null }), true);
    assert.equal(recoverable({ owner: currentOwner() }), false);
    assert.equal(recoverable({ owner: gone, files: sealed }), false);
  });

  it("has no seal when it is looked at again", () => {
    const made = { id: "train-20261120-100000-aaaa", owner: gone };
    const summary = readSummary(makeBundle(workspace, made));
    makeBundle(workspace, { ...made, files: sealed });
    assert.equal(isRecoverable(summary), false);
  });
});

describe("an imported execution that was never sealed", () => {
  let workspace = "";

  beforeEach(async () => {
    workspace = await makeTemporaryFolder("imported");
  });

  afterEach(() => removeFolder(workspace));

  it("can be archived and deleted, without a look at who wrote it: that was elsewhere", () => {
    const path = makeBundle(workspace, { id: "train-20261120-100000-aaaa", owner: currentOwner() });
    const own = readSummary(path);
    const imported = { ...own, imported: true };
    for (const refusal of [archiveRefusal, deleteRefusal]) {
      assert.match(refusal(own) ?? "", /still writing/);
      assert.equal(refusal(imported), null);
    }
  });
});

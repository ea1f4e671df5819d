import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { currentOwner } from "../../../../src/bundle/owner";
import { tellJournal } from "../../../../src/bundle/tellJournal";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { executionsAlongside } from "../../../../src/runner/outputs/executionsAlongside";
import { madeAt, makeBundle, type MadeBundle } from "../../../support/madeBundle";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

describe("the executions that ran at the same time", () => {
  const [mine, other] = ["train-20261120-100000-aaaa", "train-20261120-100000-bbbb"];
  const began = madeAt.getTime();
  let workspace = "";

  beforeEach(async () => {
    workspace = await makeTemporaryFolder("alongside");
  });

  afterEach(() => removeFolder(workspace));

  /** Another execution, whose runner has not left yet. */
  const isThere = (made: Omit<MadeBundle, "id">): void => {
    makeBundle(workspace, { id: other, owner: currentOwner(), ...made });
    const { running } = workspaceLayout(workspace);
    mkdirSync(running, { recursive: true });
    writeFileSync(join(running, other), "{}");
  };
  const alongside = (since: number): string[] => executionsAlongside(workspaceLayout(workspace), mine, since);

  it("are those that run", () => {
    isThere({ states: ["STARTED", "EXECUTING"] });
    assert.deepEqual(alongside(began + 60_000), [other]);
  });

  it("are those that have just ended, before the journal tells it", () => {
    isThere({ states: ["STARTED", "EXECUTING", "COMPLETED"] });
    assert.deepEqual(alongside(began + 2_000), [other]);
  });

  it("are those that the journal tells of since then", () => {
    const at = new Date(began + 5_000).toISOString();
    tellJournal(workspaceLayout(workspace).journal, { at, id: other, change: "COMPLETED" });
    assert.deepEqual(alongside(began + 5_000), [other]);
    assert.deepEqual(alongside(began + 5_001), []);
  });

  it("are none that had ended before, or whose runner is gone", () => {
    isThere({ states: ["STARTED", "EXECUTING", "COMPLETED"] });
    assert.deepEqual(alongside(began + 60_000), []);
    isThere({ states: ["STARTED", "EXECUTING"], owner: { ...currentOwner(), startTime: 1 } });
    assert.deepEqual(alongside(began), []);
  });
});

import assert from "node:assert/strict";
import type { ExecutionState } from "../../../src/core/lifecycle";
import { actionsOn, type SelectionReasons } from "../../../src/panels/table/selectionActions";
import { executionWords } from "../../../src/views/executionWords";
import { archiveRefusal, deleteRefusal } from "../../../src/store/eligibility";
import { summary } from "../../support/summaries";

/** SAP AI Launchpad, "Executions", table "Stop/Delete Behavior by Status for Executions", with our states of each status. */
const table: readonly {
  readonly status: string;
  readonly stop: boolean;
  readonly delete: boolean;
  readonly states: readonly ExecutionState[];
}[] = [
  { status: "Unknown", stop: false, delete: true, states: ["UNKNOWN"] },
  { status: "Pending", stop: true, delete: false, states: ["CREATED", "SCHEDULED"] },
  { status: "Running", stop: true, delete: false, states: ["STARTED", "EXECUTING"] },
  { status: "Completed", stop: false, delete: true, states: ["COMPLETED", "CACHED", "SKIPPED"] },
  { status: "Stopping", stop: false, delete: false, states: ["STOPPING"] },
  { status: "Stopped", stop: false, delete: true, states: ["STOPPED", "BLOCKED"] },
  { status: "Dead", stop: false, delete: true, states: ["DEAD", "FAILED"] },
];

const reasons: SelectionReasons = {
  onlyOne: "one at a time",
  notRunning: "it is not running",
  didNotFail: "it did not fail",
  hasEnd: "it has ended",
  notSealed: "it is not sealed",
  archived: "it is archived",
  notArchived: "it is not archived",
  archive: archiveRefusal,
  delete: deleteRefusal,
};

describe("what is stopped and deleted", () => {
  for (const { status, stop, delete: isDeleted, states } of table)
    for (const state of states) {
      const one = summary({ id: "train-1", state });
      it(`${status} (${state}): Stop ${stop ? "enabled" : "not enabled"}, Delete ${isDeleted ? "enabled" : "not enabled"}`, () => {
        const actions = actionsOn([one], reasons);
        assert.equal(actions.stop.eligible, Number(stop));
        assert.equal(actions.stop.reason, stop ? null : "it is not running");
        assert.equal(actions.delete.eligible, Number(isDeleted));
        if (!isDeleted)
          assert.match(actions.delete.reason ?? "", /^it has not ended \(\w+\): stop it first$/);
        const words = executionWords(one, false).split(" ");
        assert.equal(words.includes("stoppable"), stop);
        assert.equal(words.includes("deletable"), isDeleted);
      });
    }

  it("is told of several by how many of them it can be done", () => {
    const several = table.flatMap(({ states }) =>
      states.map((state, index) => summary({ id: `${state}-${index}`, state })),
    );
    const { stop, delete: deleted, rerun } = actionsOn(several, reasons);
    assert.deepEqual([stop.eligible, deleted.eligible], [4, 8]);
    assert.deepEqual([stop.reason, deleted.reason], [null, null]);
    assert.deepEqual(rerun, { eligible: 0, reason: "one at a time" });
  });
});

describe("what can be done with several executions", () => {
  const count = (state: ExecutionState, changes: object = {}) => {
    const actions = actionsOn([summary({ id: "train-1", state, ...changes })], reasons);
    return Object.entries(actions).flatMap(([verb, { eligible }]) => (eligible > 0 ? [verb] : []));
  };

  it("is what their states and places allow", () => {
    assert.deepEqual(count("COMPLETED"), [
      "archive",
      "editTags",
      "exportAs",
      "verify",
      "delete",
      "rerun",
      "copyLink",
    ]);
    assert.deepEqual(count("FAILED"), [
      "archive",
      "editTags",
      "exportAs",
      "verify",
      "delete",
      "rerun",
      "retry",
      "copyLink",
    ]);
    assert.deepEqual(count("EXECUTING"), ["stop", "editTags", "exportAs", "rerun", "copyLink"]);
    assert.deepEqual(count("DEAD"), [
      "editTags",
      "exportAs",
      "delete",
      "rerun",
      "retry",
      "recover",
      "copyLink",
    ]);
    assert.deepEqual(count("COMPLETED", { archived: true }), [
      "exportAs",
      "verify",
      "delete",
      "rerun",
      "unarchive",
      "copyLink",
    ]);
  });
});

import assert from "node:assert/strict";
import type { ExecutionState } from "../../../src/core/lifecycle";
import type { Owner } from "../../../src/core/jobStatus";
import type { ExecutionSummary } from "../../../src/core/summary";
import { currentOwner } from "../../../src/bundle/owner";
import { actionsOn, BundleAnswers, type SelectionReasons } from "../../../src/panels/table/selectionActions";
import { readSummary } from "../../../src/store/readSummary";
import { executionWords } from "../../../src/views/executionWords";
import { archiveRefusal, deleteRefusal } from "../../../src/store/eligibility";
import { makeBundle } from "../../support/madeBundle";
import { summary } from "../../support/summaries";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

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
  atLeastTwo: "two at least",
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

describe("what can be done with executions that are not sealed", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));
  const ended = (owner: Owner | null): ExecutionSummary =>
    readSummary(makeBundle(folder, { id: "train-1", owner }));

  it("is looked for in their files once, until they change", () => {
    const answers = new BundleAnswers();
    const execution = ended(null);
    const recoverable = (of: ExecutionSummary): number => actionsOn([of], reasons, answers).recover.eligible;
    assert.equal(recoverable(execution), 1);
    const changed = ended(currentOwner());
    assert.equal(recoverable(execution), 1, "the files are not read again");
    assert.equal(recoverable(changed), 0, "what was read anew is looked at");
  });

  it("is looked for again while their runner writes", () => {
    const answers = new BundleAnswers();
    const execution = ended(currentOwner());
    assert.match(actionsOn([execution], reasons, answers).delete.reason ?? "", /still writing/);
    ended(null);
    assert.equal(actionsOn([execution], reasons, answers).delete.eligible, 1);
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

import assert from "node:assert/strict";
import { readAlerts } from "../../../../src/bundle/alertRecords";
import { AlertFolder, rules, type AlertWindow } from "../../../support/alertWindow";

describe("alerts and the notices of ends", () => {
  let folder: AlertFolder;

  beforeEach(async () => {
    folder = await AlertFolder.create();
  });

  afterEach(() => folder.remove());

  const open = (): AlertWindow => folder.open();
  const make = (made: Parameters<AlertFolder["make"]>[0]): string => folder.make(made);

  it("take the place of the notice of a failure where a rule tells of it", async () => {
    const window = open();
    await window.alerts.begin(rules({ when: "failed", query: "tag:mine", muted: true }), true);
    const failed = { states: ["STARTED", "EXECUTING", "FAILED"], reason: "exit code 1" } as const;
    make({ id: "mine", ...failed, annotations: { tags: ["mine"] } });
    make({ id: "other", ...failed });
    assert.equal(await window.hear("mine"), true);
    assert.equal(await window.hear("other"), false);
  });

  it("leave the notice of a failure where what they show is not the failure", async () => {
    const window = open();
    await window.alerts.begin(
      rules(
        { when: "metric", name: "loss", over: 1 },
        { when: "metric", name: "loss", over: 5, muted: true },
        { when: "failed" },
      ),
      true,
    );
    const failed = ["STARTED", "EXECUTING", "FAILED"] as const;
    make({ id: "diverged", metrics: { loss: 2 } });
    make({ id: "failed", states: failed, reason: "exit code 1" });
    assert.deepEqual([await window.hear("diverged"), await window.hear("failed")], [true, true]);
    window.alerts.changeRules(
      rules(
        { when: "metric", name: "loss", over: 1 },
        { when: "metric", name: "loss", over: 5, muted: true },
      ),
    );
    make({ id: "both", states: failed, reason: "exit code 1", metrics: { loss: 2 } });
    assert.equal(await window.hear("both"), false, "its metric is told, its failure is not");
    window.alerts.changeRules(rules({ when: "metric", name: "loss", over: 5, muted: true }));
    make({ id: "muted", metrics: { loss: 6 } });
    assert.equal(await window.hear("muted"), false, "a muted rule shows nothing");
  });

  it("leave the notice of the end in quiet mode, in which they are noted only", async () => {
    const window = open();
    window.isQuiet = true;
    await window.alerts.begin(rules({ when: "failed" }, { when: "metric", name: "loss", over: 1 }), true);
    const states = ["STARTED", "EXECUTING", "FAILED"] as const;
    const bundle = make({ id: "failed", states, reason: "exit code 1" });
    make({ id: "diverged", metrics: { loss: 2 } });
    assert.deepEqual([await window.hear("failed"), await window.hear("diverged")], [false, false]);
    assert.equal(readAlerts(bundle).length, 1);
  });
});

import assert from "node:assert/strict";
import { readAlerts } from "../../../../src/bundle/alertRecords";
import { currentOwner } from "../../../../src/bundle/owner";
import { AlertFolder, rules, seconds, type AlertWindow } from "../../../support/alertWindow";

const diverged = rules({ when: "metric", name: "loss", over: 1 });

describe("alerts that were not told yet", () => {
  let folder: AlertFolder;

  beforeEach(async () => {
    folder = await AlertFolder.create();
  });

  afterEach(() => folder.remove());

  const open = (): AlertWindow => folder.open();
  const make = (made: Parameters<AlertFolder["make"]>[0]): string => folder.make(made);

  it("of a window that ended before it told of what it had missed come in the summary of the next one", async () => {
    const first = open();
    await first.alerts.begin(diverged, true);
    first.now = seconds(200);
    first.close();
    for (const [index, id] of ["one", "two", "three"].entries())
      make({ id, at: 300 + index, metrics: { loss: 2 } });
    make({ id: "live", at: 310, states: ["STARTED", "EXECUTING"], owner: currentOwner() });
    const second = open();
    second.now = seconds(400);
    const ended = new Promise<void>((resolve) => {
      second.beforeRecord = ({ execution }) => {
        if (execution.id !== "two") return Promise.resolve();
        resolve();
        // The process is no more: nothing goes on.
        return new Promise(() => undefined);
      };
    });
    void second.alerts.begin(diverged, true);
    await ended;
    const third = open();
    third.now = seconds(500);
    await third.alerts.begin(diverged, true);
    assert.deepEqual(third.summaries, [
      { names: ["three metric", "two metric", "one metric"], since: seconds(200).toISOString() },
    ]);
  });

  it("of a window that closed before it showed them come in the summary of the next one, once", async () => {
    const first = open();
    await first.alerts.begin(diverged, true);
    first.shows = false;
    const bad = make({ id: "bad", metrics: { loss: 2 } });
    await first.hear("bad");
    first.now = seconds(200);
    first.close();
    for (const expected of [["bad metric"], undefined]) {
      const next = open();
      next.now = seconds(300);
      await next.alerts.begin(diverged, true);
      assert.deepEqual(next.summaries[0]?.names, expected);
      next.close();
    }
    assert.equal(readAlerts(bad).length, 1);
  });

  it("are not told by a second window while the first one gathers them", async () => {
    const first = open();
    await first.alerts.begin(diverged, true);
    first.shows = false;
    const second = open();
    await second.alerts.begin(diverged, true);
    make({ id: "bad", metrics: { loss: 2 } });
    await first.hear("bad");
    await second.hear("bad");
    assert.deepEqual(second.told, []);
  });
});

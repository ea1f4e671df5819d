import assert from "node:assert/strict";
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readAlerts } from "../../../../src/bundle/alertRecords";
import { bundlePaths, workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { currentOwner } from "../../../../src/bundle/owner";
import { AlertFolder, rules, seconds, type AlertWindow } from "../../../support/alertWindow";
import { madeAt } from "../../../support/madeBundle";
import { removeFolder } from "../../../support/temporaryFolder";

describe("alerts of a workspace", () => {
  let folder: AlertFolder;
  let layout: WorkspaceLayout;

  beforeEach(async () => {
    folder = await AlertFolder.create();
    ({ layout } = folder);
  });

  afterEach(() => folder.remove());

  const open = (): AlertWindow => folder.open();
  const make = (made: Parameters<AlertFolder["make"]>[0]): string => folder.make(made);

  const diverged = rules({ when: "metric", name: "loss", over: 1 });

  it("are told of what ends from now on, once, and noted outside of the seal", async () => {
    const window = open();
    await window.alerts.begin(diverged, true);
    const bad = make({ id: "bad", metrics: { loss: 1.1 } });
    make({ id: "good", metrics: { loss: 1 } });
    assert.equal(await window.hear("bad"), true);
    assert.equal(await window.hear("good"), false);
    assert.equal(await window.hear("bad", "CHANGED"), true);
    assert.deepEqual(window.told, ["bad metric"]);
    assert.deepEqual(
      readAlerts(bad).map(({ message }) => message),
      ["loss 1.1 at step 1 is over 1"],
    );
    window.store.followJournal();
    assert.deepEqual(window.store.get("bad")?.alerts, ["loss 1.1 at step 1 is over 1"]);
    assert.deepEqual(readAlerts(join(layout.executions, "old")), [], "it ended before anybody looked");
  });

  it("are told by one of two windows", async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.alerts.begin(diverged, true), other.alerts.begin(diverged, true)]);
    const bad = make({ id: "bad", metrics: { loss: 2 } });
    await Promise.all([one.hear("bad"), other.hear("bad")]);
    assert.deepEqual([...one.told, ...other.told], ["bad metric"]);
    assert.equal(readAlerts(bad).length, 1);
  });

  it("of what happened while no window was open come in one summary at the next start, and not again", async () => {
    const first = open();
    await first.alerts.begin(diverged, true);
    make({ id: "seen", metrics: { loss: 2 } });
    await first.hear("seen");
    first.now = seconds(200);
    first.close();
    make({ id: "one", at: 300, metrics: { loss: 3 } });
    make({ id: "two", at: 301, metrics: { loss: 4 } });
    make({ id: "three", at: 302, metrics: { loss: 0.5 } });
    for (const expected of [
      [{ names: ["two metric", "one metric"], since: seconds(200).toISOString() }],
      [],
    ]) {
      const next = open();
      next.now = seconds(400);
      await next.alerts.begin(diverged, true);
      assert.deepEqual(next.summaries, expected);
      assert.deepEqual(next.told, []);
      next.close();
    }
  });

  it("come in the summary of what ran when the window closed, and of what died", async () => {
    const failed = rules({ when: "failed" });
    make({ id: "live", states: ["STARTED", "EXECUTING"], owner: currentOwner() });
    const first = open();
    await first.alerts.begin(failed, true);
    first.close();
    make({
      id: "live",
      states: ["STARTED", "EXECUTING"],
      owner: { ...currentOwner(), pid: 2 ** 22, startTime: 1 },
    });
    const next = open();
    await next.alerts.begin(failed, true);
    assert.deepEqual(
      next.summaries.map(({ names }) => names),
      [["live failed"]],
    );
  });

  it("do not come of what ended before there was a rule", async () => {
    const first = open();
    await first.alerts.begin(diverged, true);
    first.alerts.forget();
    make({ id: "bad", at: 10, metrics: { loss: 2 } });
    const next = open();
    await next.alerts.begin(diverged, true);
    assert.deepEqual([next.told, next.summaries], [[], []]);
  });

  it("keep no claims on executions that are gone", async () => {
    const first = open();
    await first.alerts.begin(diverged, true);
    const gone = make({ id: "gone", metrics: { loss: 2 } });
    make({ id: "there", metrics: { loss: 2 } });
    for (const id of ["gone", "there"]) await first.hear(id);
    first.close();
    await removeFolder(gone);
    await open().alerts.begin(diverged, true);
    const [claim, ...others] = readdirSync(join(layout.cache, "alerts"));
    assert.match(claim ?? "", /^there\./);
    assert.deepEqual(others, []);
  });

  it("are not told again when the cache is gone: the bundle remembers", async () => {
    const first = open();
    await first.alerts.begin(diverged, true);
    make({ id: "bad", metrics: { loss: 2 } });
    await first.hear("bad");
    const until = readFileSync(join(layout.cache, "alerts.json"), "utf8");
    first.close();
    await removeFolder(join(layout.cache, "alerts"));
    writeFileSync(
      join(layout.cache, "alerts.json"),
      until.replace(/"at": "[^"]+"/, `"at": "${seconds(50).toISOString()}"`),
    );
    const next = open();
    await next.alerts.begin(diverged, true);
    assert.deepEqual(next.summaries, []);
  });

  it("are of the executions that the rule's query asks for", async () => {
    const window = open();
    await window.alerts.begin(
      rules(
        { when: "metric", name: "loss", over: 1, query: "tag:paper" },
        { when: "failed", query: "log:memory" },
      ),
      true,
    );
    make({ id: "other", metrics: { loss: 2 } });
    make({ id: "asked", metrics: { loss: 2 }, annotations: { tags: ["paper"] } });
    make({ id: "quiet", states: ["STARTED", "EXECUTING", "FAILED"], reason: "exit code 1" });
    make({
      id: "loud",
      states: ["STARTED", "EXECUTING", "FAILED"],
      reason: "exit code 1",
      files: { [bundlePaths.stderr]: "Out of memory\n" },
    });
    for (const id of ["other", "asked", "quiet", "loud"]) await window.hear(id);
    assert.deepEqual(window.told, ["asked metric", "loud failed"]);
  });

  it("come while it runs, of events as they are appended", async () => {
    const live = make({
      id: "live",
      states: ["STARTED", "EXECUTING"],
      owner: currentOwner(),
      metrics: { loss: 0.5 },
    });
    const window = open();
    await window.alerts.begin(
      rules({ when: "metric", name: "loss", over: 1 }, { when: "duration", minutes: 1 }),
      true,
    );
    const told = async (count: number): Promise<void> => {
      while (window.told.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    window.now = seconds(101 + 61);
    await told(1);
    const event = { at: madeAt.toISOString(), type: "metric", name: "loss", value: 1.5 };
    appendFileSync(join(live, bundlePaths.events), JSON.stringify(event));
    appendFileSync(join(live, bundlePaths.events), "\n");
    await told(2);
    assert.deepEqual(window.told, ["live duration", "live metric"]);
    assert.equal(readAlerts(live).length, 2);
  });

  it("leave no trace in a folder without executions", async () => {
    const empty = workspaceLayout(join(layout.workspace, "empty"));
    const window = folder.open(empty);
    await window.alerts.begin(diverged, true);
    window.close();
    assert.equal(existsSync(empty.root), false);
  });

  it("of imported executions are none: they happened elsewhere", async () => {
    const window = open();
    await window.alerts.begin(diverged, true);
    make({ id: "theirs", metrics: { loss: 2 } });
    const note = { id: "theirs", at: madeAt.toISOString(), from: "a.zip" };
    appendFileSync(join(layout.root, "imports.ndjson"), `${JSON.stringify(note)}\n`);
    assert.equal(await window.hear("theirs"), false);
    assert.deepEqual(window.told, []);
  });
});

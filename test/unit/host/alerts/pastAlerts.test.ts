import assert from "node:assert/strict";
import { parseAlertRule } from "../../../../src/core/alerts/alertRule";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { tripText } from "../../../../src/host/alerts/alertText";
import { pastAlerts } from "../../../../src/host/alerts/pastAlerts";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { inEnglish } from "../../../../src/core/translate";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

/** Holds so many bytes until a sample has seen them: these come as rarely as they must not cost much. */
const holding = (bytes: number): string => `python3 -c "
import os, re, time
block = b'x' * ${bytes}
def seen():
    with open(os.environ['EXECUTION_DIR'] + '/metadata/events.ndjson') as events:
        return any(int(sample) >= ${bytes} for sample in re.findall('memoryBytes.:([0-9]+)', events.read()))
while not seen(): time.sleep(0.05)"`;

/** What runs that trip a rule do, by its name; and what those under it do, however busy the machine is. */
const scripts: Readonly<Record<string, readonly [over: string, under: string]>> = {
  failed: ["exit 3", "exit 0"],
  duration: ["sleep 7", "sleep 2"],
  metric: [
    `echo '{"type":"metric","name":"error","value":1.5,"step":4}' >> $EXECUTION_EVENTS; echo '{"type":"metric","name":"error","value":0}' >> $EXECUTION_EVENTS`,
    `echo '{"type":"metric","name":"error","value":1}' >> $EXECUTION_EVENTS`,
  ],
  nan: ["echo loss: nan", "echo loss: 2"],
  property: [
    `echo '{"type":"property","name":"rows","value":9}' >> $EXECUTION_EVENTS`,
    `echo '{"type":"property","name":"rows","value":10}' >> $EXECUTION_EVENTS`,
  ],
  memory: [holding(2 ** 28), holding(150 * 2 ** 20)],
  cpu: [
    `python3 -c "import time\nend = time.monotonic() + 8\nwhile time.monotonic() < end: pass"`,
    `python3 -c "import time\nfor i in range(5):\n  end = time.monotonic() + 0.02\n  while time.monotonic() < end: pass\n  time.sleep(0.98)"`,
  ],
  silent: ["echo a; sleep 7; echo b", "for i in 1 2 3 4; do echo $i; sleep 2; done"],
};

const rules: Readonly<Record<string, readonly [rule: object, text: RegExp]>> = {
  failed: [{ when: "failed" }, /^failed: exit code 3/],
  duration: [{ when: "duration", minutes: 0.1, query: "tag:duration" }, /^took .*, over 6 s$/],
  metric: [{ when: "metric", name: "error", over: 1 }, /^error 1\.5 at step 4 is over 1$/],
  nan: [{ when: "metric", name: "loss", notANumber: true }, /^loss NaN is no number$/],
  property: [{ when: "property", name: "rows", under: 10 }, /^rows 9 is under 10$/],
  memory: [{ when: "memory", over: 200 }, /^memory .* is over 200 MB$/],
  cpu: [{ when: "cpu", over: 8, minutes: 0.05, query: "tag:cpu" }, /^CPU .* for 3 s$/],
  silent: [{ when: "silent", minutes: 0.1, query: "tag:silent" }, /^was silent for /],
};

describe("what a rule would have told of past executions", () => {
  const workspace = new RepositoryWorkspace();

  async function runPair(kind: string): Promise<void> {
    for (const [side, script] of Object.entries(scripts[kind] ?? []))
      await workspace.executions.run(
        ...["run", "--name", `${kind} ${side === "0" ? "over" : "under"}`, "--tag", kind],
        ...["--", "sh", "-c", script],
      );
  }

  it("is what their bundles hold: for each kind of rule the run that trips it, not the one under it", async function () {
    this.timeout(120_000);
    const kinds = Object.keys(scripts);
    // A few at a time: on a busy machine each of many would take long.
    for (const some of [kinds.slice(0, 4), kinds.slice(4)]) await Promise.all(some.map(runPair));
    const layout = workspaceLayout(workspace.repository.root);
    const store = new ExecutionStore(layout);
    for (const [kind, [entry, text]] of Object.entries(rules)) {
      const parsed = parseAlertRule(entry);
      assert.ok(parsed.ok);
      const { alerts, looked } = await pastAlerts(
        [{ layout, store }],
        parsed.rule,
        new Date(),
        new AbortController().signal,
      );
      const told = alerts.map(
        ({ execution, trip }) => `${execution.name ?? ""}: ${tripText(trip, inEnglish)}`,
      );
      assert.equal(alerts.length, 1, `${kind}: ${told.join("; ")}`);
      assert.equal(alerts[0]?.execution.name, `${kind} over`);
      assert.match(tripText(alerts[0].trip, inEnglish), text);
      assert.equal(looked, parsed.rule.queryText === null ? 2 * kinds.length : 2);
    }
    store.dispose();
  });

  it("ends when it is not wanted any more", async () => {
    await workspace.executions.run("run", "--", "true");
    const layout = workspaceLayout(workspace.repository.root);
    const store = new ExecutionStore(layout);
    const parsed = parseAlertRule({ when: "failed" });
    assert.ok(parsed.ok);
    const told = pastAlerts([{ layout, store }], parsed.rule, new Date(), AbortSignal.abort());
    await assert.rejects(told, { name: "AbortError" });
    store.dispose();
  });
});

import assert from "node:assert/strict";
import { join } from "node:path";
import type { ExecutionEvent, Verification } from "../../../src/core/records";
import type { ExecutionSummary } from "../../../src/core/summary";
import { readAlerts } from "../../../src/bundle/alertRecords";
import { addAlert } from "../../../src/bundle/addAlert";
import { readControlAddress } from "../../../src/bundle/controlAddress";
import { workspaceLayout } from "../../../src/bundle/layout";
import { tellAlert } from "../../../src/runner/tellAlert";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

const alert = { rule: '{"when":"failed"}', message: "loss 2 is over 1" };

describe("alerts in a bundle", () => {
  const workspace = new RepositoryWorkspace();

  const verify = async (id: string): Promise<Verification> =>
    (await workspace.executions.json<Verification>("verify", id)).value;

  it("stand among its events when they come while it runs, and are sealed with it", async () => {
    workspace.repository.write("wait.sh", "echo started; while [ ! -e go ]; do sleep 0.05; done");
    const running = workspace.executions.start(["run", "wait.sh"]);
    await running.printed("started");
    const [id = ""] = workspace.executions.bundles();
    const layout = workspaceLayout(workspace.repository.root);
    while (readControlAddress(layout, id) === null) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await tellAlert(layout, id, alert), true);
    assert.equal(await tellAlert(layout, id, { ...alert, message: "" }), false, "an alert says something");
    addAlert(layout, id, { ...alert, at: "2026-11-21T00:00:00.000Z" }, new Date());
    workspace.repository.write("go", "");
    assert.equal((await running.ended).code, 0);
    const events = workspace.executions
      .read(id, "metadata/events.ndjson")
      .split("\n")
      .flatMap((line) => (line === "" ? [] : [JSON.parse(line) as ExecutionEvent]));
    const told = events.filter((event) => event.type === "alert");
    assert.deepEqual(
      told.map(({ rule, message }) => ({ rule, message })),
      [alert],
    );
    assert.equal((await verify(id)).ok, true);
    const [summary] = (await workspace.executions.json<ExecutionSummary[]>("list", "--query", "is:alerted"))
      .value;
    assert.deepEqual(summary?.alerts, [alert.message]);
  });

  it("stand in its annotations when it has ended: once for a rule, and it stays what was signed", async () => {
    workspace.repository.write("quick.sh", "true");
    const { value } = await workspace.executions.json<ExecutionSummary>("run", "quick.sh", "--note", "kept");
    const layout = workspaceLayout(workspace.repository.root);
    assert.equal(await tellAlert(layout, value.id, alert), false, "nobody runs it any more");
    const at = "2026-11-21T00:00:00.000Z";
    for (const message of ["first", "second"])
      addAlert(layout, value.id, { ...alert, at, message }, new Date());
    addAlert(layout, value.id, { at, rule: "another", message: "third" }, new Date());
    assert.deepEqual(
      readAlerts(join(layout.executions, value.id)).map(({ message }) => message),
      ["first", "third"],
    );
    assert.equal((await verify(value.id)).ok, true);
    const shown = (await workspace.executions.json<ExecutionSummary>("show", value.id)).value;
    assert.deepEqual([shown.note, shown.alerts], ["kept", ["first", "third"]]);
    const renamed = await workspace.executions.json<ExecutionSummary>("name", value.id, "mine");
    assert.deepEqual(renamed.value.alerts, ["first", "third"], "changing annotations keeps them");
  });
});

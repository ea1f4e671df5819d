import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobStatus } from "../../src/core/jobStatus";
import type { ExecutionSummary } from "../../src/core/summary";
import { contextMenuLabels } from "../support/contextMenu";
import type { RunningCommand } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";
import { press } from "../support/press";
import { TablePage } from "../support/tablePage";

/** SAP's table of statuses, with the state that each is shown as here. */
const rows = [
  { status: "Unknown", state: "Unknown", stop: false, delete: true },
  { status: "Pending", state: "Scheduled", stop: true, delete: false },
  { status: "Running", state: "Executing", stop: true, delete: false },
  { status: "Completed", state: "Completed", stop: false, delete: true },
  { status: "Stopping", state: "Stopping", stop: false, delete: false },
  { status: "Stopped", state: "Stopped", stop: false, delete: true },
  { status: "Dead", state: "Dead", stop: false, delete: true },
] as const;

/** Until its gate is open; the folder goes at the end, and with it what still waits. */
const wait = 'while [ -d .executions ] && [ ! -e "$1" ]; do sleep 0.1; done\n';

describeWorkbench("stopping and deleting by status", { size: { width: 1500, height: 900 } }, (workbench) => {
  const page = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
  const ids: Record<string, string> = {};
  const runs = new Map<string, RunningCommand>();

  const open = (name: string): void => {
    workbench().commandLine().write(`open-${name}`, "");
  };

  async function idOf(name: string): Promise<string> {
    const { value } = await workbench().commandLine().json<ExecutionSummary[]>("list");
    return value.find((execution) => execution.name === name)?.id ?? "";
  }

  function start(name: string, script: string, settings: object = {}): RunningCommand {
    const env = { EXECUTIONS_SETTINGS: JSON.stringify(settings) };
    const args = ["run", script, "--name", name, "--", `open-${name}`];
    const run = workbench().commandLine().start(args, { env });
    runs.set(name, run);
    return run;
  }

  before("run one of each status", async function () {
    this.timeout(120_000);
    const commandLine = workbench().commandLine();
    commandLine.write("wait.sh", `echo started\n${wait}`);
    commandLine.write("deaf.sh", `trap '' INT TERM\necho started\n${wait}`);
    open("Completed");
    assert.equal((await start("Completed", "wait.sh").ended).code, 0);
    for (const name of ["Stopped", "Dead"]) await start(name, "wait.sh").printed("started");
    // It alone: bash passes over an interrupt that comes as its `sleep` ends, and what is told next must end it.
    await start("Stopping", "deaf.sh", { "run.stopGrace": 300 }).printed("started");
    await start("Running", "wait.sh", { "run.parallelLimit": 1 }).printed("started");
    for (const name of ["Completed", "Stopped", "Dead", "Stopping", "Running"]) ids[name] = await idOf(name);
    assert.equal((await commandLine.run("stop", ids["Stopped"] ?? "")).code, 0);
    assert.equal((await commandLine.run("stop", "--no-wait", ids["Stopping"] ?? "")).code, 0);
    await start("Pending", "wait.sh", { "run.parallelLimit": 1 }).said("Waiting");
    ids["Pending"] = await idOf("Pending");
    const dead = runs.get("Dead");
    dead?.kill("SIGKILL");
    await dead?.exited;
    ids["Unknown"] = copyOfOtherMachine(ids["Running"] ?? "");
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
    await workbench().tree("Executions").pressTitleAction("Refresh");
    await workbench().runCommand("Executions: Open Executions Page");
    await (await page()).count("7").waitFor();
  });

  /** As if the folder of a run of another machine had been copied here while it ran. */
  function copyOfOtherMachine(id: string): string {
    const bundles = workbench().bundles();
    const copy = `${id}-copied`;
    cpSync(bundles.folder(id), bundles.folder(copy), { recursive: true });
    const status = bundles.json<JobStatus>(copy, "metadata/jobStatus.json");
    const elsewhere = { ...status, jobID: copy, owner: { ...status.owner, machineId: "another machine" } };
    writeFileSync(join(bundles.folder(copy), "metadata/jobStatus.json"), JSON.stringify(elsewhere));
    return copy;
  }

  for (const row of rows)
    it(`${row.status}: Stop ${row.stop ? "enabled" : "not enabled"}, Delete ${row.delete ? "enabled" : "not enabled"}, in the page's bar and menu and in the tree's menu`, async () => {
      const table = await page();
      const cell = table.cell(ids[row.status] ?? "", "state");
      await cell.getByText(row.state, { exact: true }).waitFor();
      await press(cell);
      await workbench().page.keyboard.press("Space");
      await table.frame.locator(".selection", { hasText: "1 selected" }).waitFor();
      assert.equal(await isOffered(table, "stop"), row.stop);
      assert.equal(await isOffered(table, "delete"), row.delete);
      await workbench().page.keyboard.press("Escape");
      await table.frame.locator(".selection").waitFor({ state: "detached" });
      const inPage = await contextMenuLabels(workbench().page, cell);
      const name = row.status === "Unknown" ? "Running, Unknown" : `${row.status}, ${row.state}`;
      const inTree = await contextMenuLabels(workbench().page, workbench().tree("Executions").rowNamed(name));
      for (const labels of [inPage, inTree]) {
        assert.equal(labels.includes("Stop"), row.stop, labels.join(", "));
        assert.equal(labels.includes("Delete…"), row.delete, labels.join(", "));
      }
    });

  async function isOffered(table: TablePage, verb: string): Promise<boolean> {
    const button = table.action(verb);
    const isOn = (await button.getAttribute("aria-disabled")) === null;
    if (!isOn) assert.notEqual((await button.getAttribute("title")) ?? "", "", "it tells why");
    return isOn;
  }

  it("of all together: Stop 2 of 7 and Delete 4 of 7, each asked once and told once", async () => {
    const table = await page();
    await press(table.cell(ids["Completed"] ?? "", "state"));
    await workbench().page.keyboard.press("Control+a");
    await table.frame.locator(".selection", { hasText: "7 selected" }).waitFor();
    assert.match(await table.action("stop").innerText(), /Stop\s*2 of 7/);
    assert.match(await table.action("delete").innerText(), /Delete\s*4 of 7/);
    await workbench().screenshot("table-stop-delete");
    await press(table.action("stop"));
    await workbench()
      .notifications.dialog("Stop 2 of 7 selected executions?")
      .filter({ hasText: "Being stopped already: 1." })
      .waitFor();
    await workbench().notifications.pressInDialog("Stop 2 of 7 selected executions?", "Stop");
    await workbench().notifications.waitFor("Stop asked of 2 executions.");
    for (const name of ["Pending", "Running"])
      await table
        .cell(ids[name] ?? "", "state")
        .getByText("Stopped", { exact: true })
        .waitFor();
    await table.action("delete").filter({ hasText: "6 of 7" }).waitFor();
    await press(table.action("delete"));
    await workbench().notifications.pressInDialog(
      "Delete 6 of 7 executions? The others have not ended.",
      "Delete",
    );
    await workbench().notifications.waitFor("Deleted 6 executions.");
    await table.waitForIds([ids["Stopping"] ?? ""]);
    assert.deepEqual(workbench().bundles().ids(), [ids["Stopping"]]);
    await workbench().notifications.press("Deleted 6 executions.", "Undo");
    await table.count("7").waitFor();
  });
});

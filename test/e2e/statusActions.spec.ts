import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../src/core/summary";
import { pickFromContextMenu } from "../support/contextMenu";
import { type DetailsPage } from "../support/detailsPage";
import { describeWorkbench } from "../support/describeWorkbench";
import { LogsPage } from "../support/logsPage";
import { press } from "../support/press";
import { TablePage } from "../support/tablePage";

const wait = 'while [ -d .executions ] && [ ! -e "$1" ]; do sleep 0.1; done\n';

describeWorkbench(
  "what a status offers on the Executions page",
  { size: { width: 1500, height: 900 } },
  (workbench) => {
    const page = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
    const details = async (name: string): Promise<DetailsPage> => await workbench().details(name);
    const open = (name: string): void => {
      workbench().commandLine().write(`open-${name}`, "");
    };
    const executions = async (): Promise<readonly ExecutionSummary[]> =>
      (await workbench().commandLine().json<ExecutionSummary[]>("list")).value;

    async function idOf(name: string): Promise<string> {
      return (await executions()).find((execution) => execution.name === name)?.id ?? "";
    }

    async function pick(name: string, ...path: string[]): Promise<void> {
      const table = await page();
      const cell = table.cell(await idOf(name), "state");
      await cell.waitFor();
      await pickFromContextMenu(workbench().page, cell, ...path);
    }

    before("run what completes, what fails, and what is taken from the cache", async function () {
      this.timeout(90_000);
      const commandLine = workbench().commandLine();
      commandLine.write("wait.sh", `echo started\n${wait}echo over\n`);
      commandLine.write("fail.js", 'const data = null;\nthrow new Error("there is no data");\n');
      const train = ["run", "train", "--input", "delay=0", "--input", "epochs=4", "--cache"];
      assert.equal((await commandLine.run(...train, "--name", "done")).code, 0);
      assert.equal((await commandLine.run(...train, "--name", "taken")).code, 0);
      assert.equal((await commandLine.run("run", "fail.js", "--name", "broken")).code, 1);
      await workbench().openContainer("Executions");
      await workbench().runCommand("Executions: Open Executions Page");
      await (await page()).count("3").waitFor();
    });

    it("Completed: view results", async () => {
      await pick("done", "Open Outputs");
      await workbench()
        .page.locator(".explorer-folders-view .monaco-list-row", { hasText: "outputs" })
        .first()
        .waitFor();
      await press((await page()).cell(await idOf("done"), "name").locator(".name"));
      const one = await details("done");
      await one.waitForState("Completed");
      await one.section("Artifacts").getByText("outputs/model.json", { exact: true }).first().waitFor();
      await workbench().screenshot("status-completed");
    });

    it("Failed: debug, by the reason and the line that failed", async () => {
      await press((await page()).cell(await idOf("broken"), "name").locator(".name"));
      const one = await details("broken");
      await one.waitForState("Failed");
      const banner = one.frame.locator(".banner.failed");
      await banner.getByText("there is no data").first().waitFor();
      await workbench().screenshot("status-failed");
      await press(banner.getByRole("button", { name: /fail\.js/ }).first());
      await workbench().tab("fail.js").waitFor();
      await workbench().page.locator(".part.statusbar", { hasText: "Ln 2" }).waitFor();
    });

    it("Failed: view logs", async () => {
      await pick("broken", "Show Logs");
      const logs = new LogsPage(await workbench().webview("Log of broken"));
      await logs.line("there is no data").first().waitFor();
    });

    it("Failed: retry", async () => {
      workbench().commandLine().write("fail.js", 'console.log("there it is");\n');
      await pick("broken", "Retry");
      const failed = await idOf("broken");
      const row = (await page()).rows().filter({ hasText: "Completed" }).filter({ hasText: "fail.js" });
      await row.waitFor();
      const again = (await executions()).find(({ rerunOf }) => rerunOf === failed);
      assert.equal(again?.state, "COMPLETED");
    });

    it("Cached: view original", async () => {
      const table = await page();
      await table
        .cell(await idOf("taken"), "state")
        .getByText("Cached")
        .waitFor();
      await pick("taken", "Open Original");
      await (await details("done")).waitForState("Completed");
      await press((await page()).cell(await idOf("taken"), "name").locator(".name"));
      const taken = await details("taken");
      await taken.waitForState("Cached");
      await workbench().screenshot("status-cached");
      await taken.press("Open Original");
      await workbench().tab("done").and(workbench().page.locator("[aria-selected='true']")).waitFor();
    });

    it("Cached: use results, as outputs and as an input of another run", async () => {
      await pick("taken", "Open Outputs");
      const row = workbench().page.locator(".explorer-folders-view .monaco-list-row[aria-selected='true']");
      await row.filter({ hasText: "outputs" }).waitFor();
      const taken = await idOf("taken");
      const { code, stderr } = await workbench()
        .commandLine()
        .run("run", "evaluate", "--input", `model=execution:${taken}/model.json`);
      assert.equal(code, 0, stderr);
    });

    it("Running: view logs and monitor, on the page and in its details", async () => {
      const run = workbench()
        .commandLine()
        // Longer than a test may take: it runs until it is stopped.
        .start(["run", "train", "--input", "delay=0.3", "--input", "epochs=400", "--name", "going"]);
      const table = await page();
      const row = table.rows().filter({ hasText: "going" });
      await row.getByText("Executing").waitFor();
      const percent = row.locator(".progress .tnum");
      await percent.waitFor();
      const before = await percent.innerText();
      await percent.filter({ hasNotText: new RegExp(`^${before}$`) }).waitFor();
      await pick("going", "Show Logs");
      const logs = new LogsPage(await workbench().webview("Log of going"));
      await logs.waitForPart("following", "following");
      const lines = logs.frame.locator('[data-part="lines"]');
      await lines.filter({ hasNotText: await lines.innerText() }).waitFor();
      await press((await page()).cell(await idOf("going"), "name").locator(".name"));
      const one = await details("going");
      await one.waitForState("Executing");
      await one.frame.locator(".head progress").waitFor();
      await workbench().screenshot("status-running");
      await pick("going", "Stop");
      assert.notEqual((await run.ended).code, 0);
      const again = (await page()).rows().filter({ hasText: "going" });
      await again.getByText("Stopped").waitFor();
    });

    it("Pending: view queue and cancel", async () => {
      const commandLine = workbench().commandLine();
      const env = { EXECUTIONS_SETTINGS: JSON.stringify({ "run.parallelLimit": 1 }) };
      const first = commandLine.start(["run", "wait.sh", "--name", "first", "--", "open-first"], { env });
      await first.printed("started");
      const second = commandLine.start(["run", "wait.sh", "--name", "second", "--", "open-second"], { env });
      await second.said("Waiting");
      const [waiting, all] = [await idOf("second"), await executions()];
      await pick("second", "Show Queue");
      const table = await page();
      await table.waitForIds([waiting]);
      assert.equal(await table.frame.locator("#query").inputValue(), "status:pending");
      await workbench().screenshot("status-pending");
      await pick("second", "Stop");
      await second.exited;
      await table.frame.getByText("No execution matches").waitFor();
      await table.query("");
      await table.count(String(all.length)).waitFor();
      await table.cell(waiting, "state").getByText("Stopped").waitFor();
      open("first");
      assert.equal((await first.ended).code, 0);
    });
  },
);

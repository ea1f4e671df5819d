import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../src/core/summary";
import { describeWorkbench } from "../support/describeWorkbench";
import { until } from "../support/press";
import { TablePage } from "../support/tablePage";

const rules = [{ when: "failed" }, { when: "property", name: "rows", under: 10 }];

const script = `echo '{"type":"property","name":"rows","value":'$1'}' >> "$EXECUTION_EVENTS"; exit $2\n`;

describeWorkbench(
  "alerts on the Executions page",
  { settings: { "executions.alerts.rules": rules } },
  (workbench) => {
    it("mark the row of what tripped a rule, with the words of each", async function () {
      this.timeout(90_000);
      await workbench().openContainer("Executions");
      await workbench().tree("Executions").open();
      const commandLine = workbench().commandLine();
      commandLine.write("rows.sh", script);
      const run = async (...args: string[]): Promise<string> =>
        (await commandLine.json<ExecutionSummary>("run", "rows.sh", "--", ...args)).value.id;
      await workbench().runCommand("Executions: Open Executions Page");
      const table = new TablePage(await workbench().webview("Executions"));
      const mark = (id: string) => table.cell(id, "name").locator(".mark .codicon-bell");
      const words = async (id: string): Promise<string> => {
        await mark(id).waitFor();
        return (await table.cell(id, "name").locator(".mark").getAttribute("title")) ?? "";
      };
      let few = "";
      // What ended before the window began to look is nobody's alert.
      await until(async () => {
        few = await run("9", "0");
        await mark(few).waitFor({ timeout: 5_000 });
        return true;
      }, "No run was marked.");
      assert.equal(await words(few), "Alert: rows 9 is under 10");
      assert.match(await table.cell(few, "name").innerText(), /Alert: rows 9 is under 10/);
      const quiet = await run("10", "0");
      const both = await run("9", "3");
      await until(
        async () => /^2 alerts: (?=.*rows 9 is under 10).*failed/.test(await words(both)),
        "The row does not tell of both alerts.",
      );
      await table.cell(quiet, "name").waitFor();
      assert.equal(await mark(quiet).count(), 0);
      await workbench().screenshot("table-alerts");
    });
  },
);

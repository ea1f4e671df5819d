import assert from "node:assert/strict";
import { describeWorkbench } from "../support/describeWorkbench";
import { press } from "../support/press";
import { TablePage } from "../support/tablePage";

const metrics = 200;
const script = `
import { appendFileSync } from "node:fs";
const lines = Array.from({ length: ${metrics} }, (_, index) =>
  JSON.stringify({ type: "metric", name: "m" + String(index).padStart(3, "0"), value: Math.sin(index + process.pid) }));
appendFileSync(process.env.EXECUTION_EVENTS, lines.join("\\n") + "\\n");
`;

describeWorkbench(
  "200 metrics on the Executions page",
  { size: { width: 1400, height: 900 } },
  (workbench) => {
    it("are shown by one press, and those in sight alone are drawn", async function () {
      this.timeout(120_000);
      const commandLine = workbench().commandLine();
      commandLine.write("scripts/many.mjs", script);
      for (let run = 0; run < 5; run += 1) await commandLine.run("run", "scripts/many.mjs");
      await workbench().openContainer("Executions");
      await workbench().runCommand("Executions: Open Executions Page");
      const table = new TablePage(await workbench().webview("Executions"));
      await table.count("5").waitFor();
      await table.openMenu("columns");
      await table.frame.locator(".menu .find").fill("metrics m");
      await press(table.frame.locator('[data-foot="show"]'));
      await table.frame.locator('[data-foot="show"]').waitFor({ state: "detached" });
      await table.frame.locator(".menu .find").press("Escape");
      const columns = Number(await table.grid.getAttribute("aria-colcount")) - 1;
      assert.ok(columns >= metrics + 6, String(columns));
      const drawn = await table.frame.locator(".head[data-column]").count();
      assert.ok(drawn < 40, `${drawn} heads are drawn`);
      for (const left of [2000, 6000, 12_000]) {
        await table.grid.evaluate((grid, to) => (grid.scrollLeft = to), left);
        await table.frame.locator(".head[data-column^='metric:']").first().waitFor();
        const heads = await table.frame.locator(".head[data-column]").count();
        const cells = await table.rows().first().locator(".cell[data-column]").count();
        assert.ok(heads < 40 && cells < 40, `${heads} heads and ${cells} cells are drawn`);
      }
      await table.grid.evaluate((grid) => (grid.scrollLeft = grid.scrollWidth));
      await table.head("metric:m195").waitFor();
      const tier = await table.frame.locator(".tier-label", { hasText: "Metrics" }).boundingBox();
      assert.ok(tier !== null && tier.x > 300, "the metrics do not say what they are");
      await workbench().screenshot("table-many");
      await workbench().page.keyboard.press("Escape");
    });
  },
);

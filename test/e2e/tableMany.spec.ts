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
    it("are shown by one press, and scroll without holding up the page", async function () {
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
      await table.frame.locator('[data-foot="hide"]').waitFor();
      await table.frame.locator(".menu .find").press("Escape");
      const columns = Number(await table.grid.getAttribute("aria-colcount")) - 1;
      assert.ok(columns >= metrics + 6, String(columns));
      const drawn = await table.frame.locator(".head[data-column]").count();
      assert.ok(drawn < 40, `${drawn} heads are drawn`);
      const frames = await table.grid.evaluate(
        (grid) =>
          new Promise<number[]>((resolve) => {
            const times: number[] = [];
            let before = performance.now();
            const step = (now: number): void => {
              times.push(now - before);
              before = now;
              grid.scrollLeft += 90;
              if (times.length < 200) requestAnimationFrame(step);
              else resolve(times.sort((one, other) => one - other));
            };
            requestAnimationFrame(step);
          }),
      );
      const [median, late] = [frames[100] ?? 0, frames[190] ?? 0];
      // Not a budget: a page that draws all 200 columns takes a second a frame.
      assert.ok(median < 200, `a frame takes ${median} ms, 95 % take under ${late} ms`);
      await table.head("metric:m195").waitFor();
      const tier = await table.frame.locator(".tier-label", { hasText: "Metrics" }).boundingBox();
      assert.ok(tier !== null && tier.x > 300, "the metrics do not say what they are");
      await workbench().screenshot("table-many");
      await workbench().page.keyboard.press("Escape");
    });
  },
);

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Keyboard } from "playwright-core";
import { violationsAround } from "./accessibility";
import { pageInFront, runByKeys, typePath } from "./byKeys";
import { MetricsPage } from "./metricsPage";
import { until } from "./press";
import { readCsv } from "./readCsv";
import { sweepSteps } from "./sweepScript";
import { TablePage } from "./tablePage";
import { tabTo } from "./tabTo";
import type { Workbench } from "./workbench";

/** The page with the curves of all four sweeps, by keyboard alone. @param title of its tab. */
export function defineMetricsByKeys(workbench: () => Workbench, title: string): void {
  const keys = (): Keyboard => workbench().page.keyboard;
  const opened = async (): Promise<MetricsPage> => new MetricsPage(await pageInFront(workbench(), title));
  const to = (metrics: MetricsPage, selector: string): Promise<void> =>
    tabTo(workbench().page, metrics.frame, selector);

  it("is opened from the rows by keyboard alone, and shows the metrics that are ticked", async function () {
    this.timeout(90_000);
    await runByKeys(workbench(), "View: Close All Editors");
    await runByKeys(workbench(), "Executions: Open Executions Page");
    const table = new TablePage(await pageInFront(workbench(), "Executions"));
    await table.rows().nth(3).waitFor();
    await tabTo(workbench().page, table.frame, ".scroll");
    await keys().press("Control+a");
    await table.frame.locator(".selection", { hasText: "4 selected" }).waitFor();
    await keys().press("m");
    const metrics = await opened();
    await metrics.waitForPoints("accuracy", "A", sweepSteps + 1);
    await to(metrics, '[data-menu="metrics"]');
    await keys().press("Enter");
    const ticked = metrics.frame.locator('[role="menuitemcheckbox"]:focus');
    await ticked.waitFor();
    assert.deepEqual(await violationsAround(metrics.frame.locator("main")), []);
    while (!(await ticked.innerText()).includes("accuracy")) await keys().press("ArrowDown");
    await keys().press("Enter");
    await metrics.panel("accuracy").waitFor({ state: "detached" });
    await metrics.frame.locator('[role="menuitemcheckbox"][aria-checked="false"]:focus').waitFor();
    await keys().press("Enter");
    await metrics.panel("accuracy").waitFor();
    await keys().press("Escape");
    await metrics.frame.locator('[data-menu="metrics"]:focus').waitFor();
    assert.equal(await metrics.frame.locator('[role="menuitemcheckbox"]:visible').count(), 0);
  });

  it("goes along another axis and is smoothed by keyboard alone", async () => {
    const metrics = await opened();
    await to(metrics, '[data-axis="step"]');
    await keys().press("ArrowRight");
    await keys().press("ArrowRight");
    await metrics.frame.locator('[data-axis="relative"][aria-checked="true"]:focus').waitFor();
    await metrics
      .chart("val_loss")
      .locator("text", { hasText: /^[\d.]+ (ms|s|min)/ })
      .first()
      .waitFor();
    await keys().press("ArrowRight");
    await metrics.frame.locator('[data-axis="step"][aria-checked="true"]:focus').waitFor();
    await to(metrics, ".smoothing input");
    for (let step = 0; step < 5; step += 1) await keys().press("ArrowRight");
    await metrics.frame.locator(".smoothing .value", { hasText: "0.05" }).waitFor();
    await metrics.chart("val_loss").locator("path.line.raw").nth(3).waitFor();
    await keys().press("Home");
    await metrics.frame.locator(".smoothing .value", { hasText: "0.00" }).waitFor();
    await metrics.chart("val_loss").locator("path.line.raw").first().waitFor({ state: "detached" });
  });

  it("has a cursor with values, a logarithmic axis and a zoom by keyboard alone", async () => {
    const metrics = await opened();
    await to(metrics, 'figure[data-metric="val_loss"] .curve-chart');
    await keys().press("Home");
    await keys().press("Shift+ArrowRight");
    const [place, ...values] = await metrics.tip("val_loss");
    assert.equal(place, "step 10");
    assert.equal(values.length, 8);
    const log = metrics.panel("val_loss").locator('[data-action="log"]');
    const before = await log.getAttribute("aria-pressed");
    const after = before === "true" ? "false" : "true";
    await keys().press("l");
    await metrics.panel("val_loss").locator(`[data-action="log"][aria-pressed="${after}"]`).waitFor();
    await keys().press("l");
    await metrics
      .panel("val_loss")
      .locator(`[data-action="log"][aria-pressed="${before ?? ""}"]`)
      .waitFor();
    await keys().press("+");
    await until(async () => (await metrics.pointsOf("val_loss", "A")) < 30, "The key did not zoom.");
    assert.equal((await metrics.tip("val_loss"))[0], "step 10");
    assert.deepEqual(await violationsAround(metrics.frame.locator("main")), []);
    await workbench().screenshot("metrics-by-keys");
    await keys().press("0");
    await metrics.waitForPoints("val_loss", "A", sweepSteps + 1);
  });

  it("is a table, and a file of each kind, by keyboard alone", async function () {
    this.timeout(90_000);
    const metrics = await opened();
    const figure = 'figure[data-metric="val_loss"]';
    await to(metrics, `${figure} [data-action="table"]`);
    await keys().press("Enter");
    const rows = metrics.panel("val_loss").locator(".chart-table tbody tr");
    await rows.nth(sweepSteps).waitFor();
    await keys().press("Enter");
    await metrics.chart("val_loss").waitFor();
    const saved = async (kind: "png" | "svg" | "csv"): Promise<Buffer> => {
      const file = join(dirname(workbench().workspace?.folder ?? ""), `by-keys.${kind}`);
      await to(metrics, `${figure} [data-menu="more"]`);
      await keys().press("Enter");
      await metrics.panel("val_loss").locator('[role="menuitem"]:focus').waitFor();
      while ((await metrics.panel("val_loss").locator(`[data-item="${kind}"]:focus`).count()) === 0)
        await keys().press("ArrowDown");
      await keys().press("Enter");
      await typePath(workbench(), `/val_loss.${kind}`, file);
      await workbench().notifications.waitFor(`Saved ${file}`);
      return await readFile(file);
    };
    assert.equal((await saved("png")).subarray(1, 4).toString("latin1"), "PNG");
    assert.match((await saved("svg")).toString("utf8"), /^<svg xmlns/);
    const [head] = readCsv((await saved("csv")).toString("utf8"));
    assert.deepEqual(head, ["execution", "label", "metric", "step", "time", "seconds", "value"]);
  });
}

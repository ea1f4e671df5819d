import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExecutionSummary } from "../../src/core/summary";
import { violationsAround } from "../support/accessibility";
import type { RunningCommand } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";
import { defineMetricsByKeys } from "../support/metricsByKeys";
import { MetricsPage } from "../support/metricsPage";
import { press, until } from "../support/press";
import { readCsv } from "../support/readCsv";
import { tellsSmoothed } from "../support/smoothedMetrics";
import { sweepScript, sweepSteps } from "../support/sweepScript";
import { TablePage } from "../support/tablePage";
import { themes } from "../support/themes";

const title = "Metrics of 4 Executions";

describeWorkbench("the metrics page", { size: { width: 1440, height: 1150 } }, (workbench) => {
  const page = async (): Promise<MetricsPage> => new MetricsPage(await workbench().webview(title));
  const table = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
  const target = (name: string): string => join(dirname(workbench().workspace?.folder ?? ""), name);
  const run = async (name: string, ...args: string[]): Promise<string> => {
    const commandLine = workbench().commandLine();
    return (await commandLine.json<ExecutionSummary>("run", "sweep.mjs", "--name", name, "--", ...args)).value
      .id;
  };
  let waiting: RunningCommand;
  const ids: string[] = [];

  before(
    "run four: of which one fails, one has losses that are no numbers, and one goes on",
    async function () {
      this.timeout(120_000);
      const commandLine = workbench().commandLine();
      commandLine.write("sweep.mjs", sweepScript);
      ids.push(
        await run("lr 0.1", "0.1"),
        await run("lr 0.01", "0.01", "fail"),
        await run("lr 0.5", "0.5", "nan"),
      );
      waiting = commandLine.start(["run", "sweep.mjs", "--name", "lr 1", "--", "1", "wait"]);
      await workbench().openContainer("Executions");
      await workbench().tree("Executions").open();
      await workbench().tree("Executions").rowNamed(", Executing,").waitFor();
      await workbench().runCommand("Executions: Open Executions Page");
      const all = workbench().bundles().ids();
      ids.push(all.find((id) => !ids.includes(id)) ?? "");
      await (await table()).waitForIds([...ids].reverse());
    },
  );

  after("end the one that waits", async () => {
    workbench().commandLine().write("go", "");
    await waiting.ended;
  });

  it("lays the curves of the selected executions over each other, the oldest first, with the letters that they have on the Compare page", async () => {
    const shown = await table();
    await press(shown.cell(ids[0] ?? "", "state"));
    await workbench().page.keyboard.press("Control+a");
    await shown.frame.locator(".selection", { hasText: "4 selected" }).waitFor();
    await workbench().page.keyboard.press("m");
    const metrics = await page();
    for (const key of ["B", "C", "D"]) {
      const count = key === "D" ? 21 : key === "C" ? sweepSteps + 1 - 3 : 23;
      await metrics.waitForPoints("val_loss", key, count);
    }
    await metrics.waitForPoints("accuracy", "A", sweepSteps + 1);
    assert.match((await metrics.cells("D")).join(" "), /D lr 1 Executing/);
    assert.match((await metrics.cells("B")).join(" "), /B lr 0\.01 Failed/);
    await metrics.chart("val_loss").getByText("running").waitFor();
    assert.equal(await metrics.chart("val_loss").locator(".cross").count(), 1);
    assert.equal(await metrics.chart("val_loss").locator(".ring").count(), 1);
    await metrics.panel("val_loss").getByText("lower is better").waitFor();
    await metrics.panel("accuracy").getByText("higher is better").waitFor();
  });

  it("counts values that are no numbers and breaks the line there", async () => {
    const metrics = await page();
    const remark = metrics.panel("val_loss").locator(".remarks");
    await remark.getByText("C: 3 values were no finite numbers and break the line.").waitFor();
    const path = await metrics.chart("val_loss").locator('path.line[data-key="C"]').getAttribute("d");
    assert.equal(path?.match(/M/g)?.length, 2);
  });

  it("has one cursor for all panels, by keys, with the values of every curve", async () => {
    const metrics = await page();
    const { keyboard } = workbench().page;
    await metrics.chart("val_loss").focus();
    await keyboard.press("Home");
    for (let step = 0; step < 2; step += 1) await keyboard.press("ArrowRight");
    await keyboard.press("Shift+ArrowRight");
    const [place, ...values] = await metrics.tip("val_loss");
    assert.equal(place, "step 12");
    const numbers = values.filter((_, index) => index % 2 === 1).map(Number);
    assert.equal(numbers.length, 4);
    assert.deepEqual(
      numbers,
      [...numbers].sort((one, other) => other - one),
    );
    assert.equal(await metrics.chart("accuracy").locator(".cursor").count(), 1);
    await metrics.frame.locator(".legend th", { hasText: "at step 12" }).first().waitFor();
    const [, , , loss] = await metrics.cells("A");
    const key = values[values.findIndex((text) => text === "A") + 1];
    assert.equal(loss, key);
    await keyboard.press("End");
    assert.equal((await metrics.tip("val_loss"))[0], `step ${sweepSteps}`);
    await keyboard.press("Home");
    await keyboard.press("ArrowLeft");
    assert.equal((await metrics.tip("val_loss"))[0], "step 0");
  });

  it("zooms into what is dragged over, for all panels; a double click shows all", async () => {
    const metrics = await page();
    const box = await metrics.chart("val_loss").boundingBox();
    assert.ok(box !== null);
    const { mouse } = workbench().page;
    await mouse.move(box.x + box.width * 0.3, box.y + 100);
    await mouse.down();
    await mouse.move(box.x + box.width * 0.5, box.y + 100, { steps: 5 });
    await mouse.up();
    const reset = metrics.panel("accuracy").locator('[data-action="reset"]:not([disabled])');
    await reset.waitFor();
    await until(async () => (await metrics.pointsOf("accuracy", "A")) < 20, "The curve is not cut.");
    await metrics.chart("val_loss").dblclick({ position: { x: 200, y: 100 } });
    await metrics.waitForPoints("accuracy", "A", sweepSteps + 1);
    const { keyboard } = workbench().page;
    await metrics.chart("accuracy").focus();
    await keyboard.press("+");
    await until(async () => (await metrics.pointsOf("val_loss", "A")) < 30, "The key did not zoom.");
    await keyboard.press("0");
    await metrics.waitForPoints("val_loss", "A", sweepSteps + 1);
  });

  it("shows each chart as the table of what it draws", async () => {
    const metrics = await page();
    const drawn = await metrics.pointsOf("val_loss", "C");
    await metrics.pressAction("val_loss", "table");
    const rows = metrics.panel("val_loss").locator(".chart-table tbody tr");
    await rows.first().waitFor();
    assert.equal(await rows.count(), sweepSteps + 1);
    const texts = await rows.locator("td:nth-child(4)").allInnerTexts();
    assert.equal(texts.filter((text) => text.trim() !== "").length, drawn);
    const [, , , , last] = await metrics.cells("A");
    assert.equal((await rows.last().locator("td:nth-child(2)").innerText()).trim(), last);
    await metrics.pressAction("val_loss", "table");
    await metrics.chart("val_loss").waitFor();
  });

  it("draws logarithmic axes, smooths, and goes by time", async () => {
    const metrics = await page();
    await metrics.chart("val_loss").focus();
    await workbench().page.keyboard.press("l");
    await metrics.panel("val_loss").locator('[data-action="log"][aria-pressed="true"]').waitFor();
    await metrics.frame.locator(".smoothing input").fill("0.6");
    await metrics.chart("val_loss").locator("path.line.raw").nth(3).waitFor();
    const [, , , , last] = await metrics.cells("A");
    await workbench().screenshot("metrics-smoothed");
    await tellsSmoothed(metrics, workbench().page.keyboard);
    await press(metrics.frame.locator('[data-axis="relative"]'));
    await metrics
      .chart("val_loss")
      .locator("text", { hasText: /^[\d.]+ (s|min)/ })
      .first()
      .waitFor();
    await workbench().screenshot("metrics-relative");
    await press(metrics.frame.locator('[data-axis="step"]'));
    await metrics.chart("val_loss").locator("text", { hasText: /^40$/ }).waitFor();
    assert.equal((await metrics.cells("A"))[4], last);
  });

  it("brings forward the curve whose row is pointed at; Space hides it", async () => {
    const metrics = await page();
    await metrics.row("B").locator(".eye").focus();
    await metrics.chart("val_loss").locator('path.line.front[data-key="B"]').waitFor();
    await workbench().page.keyboard.press("ArrowDown");
    await metrics.chart("val_loss").locator('path.line.front[data-key="C"]').waitFor();
    await workbench().page.keyboard.press("Space");
    await metrics.chart("val_loss").locator('path.line[data-key="C"]').first().waitFor({ state: "detached" });
    await workbench().page.keyboard.press("Space");
    await metrics.chart("val_loss").locator('path.line[data-key="C"]').first().waitFor();
  });

  it("shows pictures by step side by side, and moves them by keys", async () => {
    const metrics = await page();
    const files = metrics.frame.locator('[data-files="confusion.png"]');
    await files.getByText("image by step, 4 of 4 executions").waitFor();
    await files.locator(".thumb").first().focus();
    await workbench().page.keyboard.press("ArrowRight");
    await files.locator("h3", { hasText: "step 10" }).waitFor();
    const pictures = files.locator(".picture img");
    await until(async () => {
      const widths = await pictures.evaluateAll((all) =>
        all.map((each) => (each instanceof HTMLImageElement ? each.naturalWidth : 0)),
      );
      return widths.length === 4 && widths.every((width) => width === 72);
    }, "The pictures are not shown.");
  });

  it("shows texts by step side by side", async () => {
    const metrics = await page();
    const files = metrics.frame.locator('[data-files="report.json"]');
    await files.getByText("file by step, 4 of 4 executions").waitFor();
    await files.locator(".thumb").nth(1).focus();
    for (const rate of ["1", "0.5", "0.01", "0.1"])
      await files.locator(".picture pre", { hasText: `{"rate":${rate},"step":10}` }).waitFor();
  });

  for (const [kind, theme] of Object.entries(themes))
    it(`breaks no rule of axe-core in ${theme}`, async function () {
      this.timeout(120_000);
      await workbench().useTheme(theme);
      const metrics = await page();
      await metrics.frame.locator(`body.vscode-${kind}`).waitFor();
      assert.deepEqual(await violationsAround(metrics.frame.locator("main")), []);
      await metrics.chart("val_loss").focus();
      await workbench().page.keyboard.press("Home");
      for (let jump = 0; jump < 2; jump += 1) await workbench().page.keyboard.press("Shift+ArrowRight");
      await metrics.tip("val_loss");
      await workbench().screenshot(`metrics-${kind}`);
      await metrics.pressAction("accuracy", "table");
      await metrics.panel("accuracy").locator(".chart-table").waitFor();
      assert.deepEqual(await violationsAround(metrics.frame.locator("main")), []);
      await metrics.pressAction("accuracy", "table");
    });

  it("saves a chart as SVG and PNG, and every value as CSV", async function () {
    this.timeout(90_000);
    await workbench().useTheme(themes.dark);
    const metrics = await page();
    const save = async (item: "svg" | "png" | "csv"): Promise<Buffer> => {
      const file = target(`loss.${item}`);
      await metrics.choose(metrics.panel("val_loss"), "more", item);
      await workbench().quickInput.waitForValue(`/sample/val_loss.${item}`);
      await workbench().quickInput.answerPath(file);
      await workbench().notifications.waitFor(`Saved ${file}`);
      await until(() => Promise.resolve(existsSync(file)), `${file} is not there.`);
      return readFileSync(file);
    };
    const svg = (await save("svg")).toString("utf8");
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.ok(
      svg.includes(">val_loss · smoothed 0.6<") && svg.includes("lr 0.01") && !svg.includes("var(--"),
      svg,
    );
    const png = await save("png");
    assert.equal(png.subarray(1, 4).toString("latin1"), "PNG");
    assert.ok(png.readUInt32BE(16) > 800 && png.length > 10_000);
    const [head, ...rows] = readCsv((await save("csv")).toString("utf8"));
    assert.deepEqual(head, ["execution", "label", "metric", "step", "time", "seconds", "value"]);
    assert.equal(rows.length, 21 + 2 * (sweepSteps + 1) + 23);
    assert.equal(rows.filter((row) => row[6] === null).length, 3);
  });

  it("goes on with an execution that runs, and comes back after a reload as it was", async function () {
    this.timeout(90_000);
    const metrics = await page();
    workbench().commandLine().write("go", "");
    await metrics.waitForPoints("accuracy", "D", sweepSteps + 1);
    await metrics.row("D").getByText("Completed").waitFor();
    await metrics.chart("val_loss").getByText("running").waitFor({ state: "detached" });
    await workbench().reload();
    const again = await page();
    await again.waitForPoints("accuracy", "D", sweepSteps + 1);
    await again.panel("val_loss").locator('[data-action="log"][aria-pressed="true"]').waitFor();
    assert.equal(await again.frame.locator(".smoothing input").inputValue(), "0.6");
    await again.chart("val_loss").locator("path.line.raw").first().waitFor();
  });

  defineMetricsByKeys(workbench, title);

  it("stands in one column where there is little room", async () => {
    await workbench().page.setViewportSize({ width: 1000, height: 1150 });
    const metrics = await page();
    await until(async () => {
      const [loss, accuracy] = [
        await metrics.panel("val_loss").boundingBox(),
        await metrics.panel("accuracy").boundingBox(),
      ];
      return loss !== null && accuracy !== null && loss.x === accuracy.x && accuracy.y > loss.y;
    }, "The panels do not stand in one column.");
    await workbench().screenshot("metrics-narrow");
  });

  it("keeps its rows to their executions when one is deleted, and has it back when that is undone", async () => {
    const newest = ids[3] ?? "";
    await (await page()).row("D").waitFor();
    assert.equal((await workbench().commandLine().run("delete", newest, "--yes")).code, 0);
    const metrics = new MetricsPage(await workbench().webview("Metrics of 3 Executions"));
    await metrics.row("D").waitFor({ state: "detached" });
    assert.match((await metrics.cells("A")).join(" "), /A lr 0\.1 /);
    await press(metrics.row("A").locator(".link"));
    await (await workbench().details("lr 0.1")).waitForState("Completed");
    await press(workbench().tab("Metrics of 3 Executions"));
    assert.equal((await workbench().commandLine().run("delete", "--undo", newest)).code, 0);
    await (await page()).row("D").getByText("lr 1").waitFor();
  });
});

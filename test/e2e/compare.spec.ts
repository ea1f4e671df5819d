import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { violationsAround } from "../support/accessibility";
import { defineCompareByKeys } from "../support/compareByKeys";
import { defineFoundCauses } from "../support/compareCauses";
import { compareFound, openComparison } from "../support/compareFound";
import { defineLogs, defineRowsOfMany } from "../support/compareMany";
import { defineOffers } from "../support/compareOffers";
import type { ComparePage } from "../support/comparePage";
import { contentScript } from "../support/contentScript";
import { describeWorkbench } from "../support/describeWorkbench";
import { press } from "../support/press";
import { slowScript } from "../support/slowScript";
import { themes } from "../support/themes";
import { waitForDiff } from "../support/waitForDiff";

describeWorkbench("the comparison of executions", { size: { width: 1440, height: 1000 } }, (workbench) => {
  const run = async (...args: string[]): Promise<void> => {
    await workbench()
      .commandLine()
      .run("run", "train", "--input", "delay=0", ...args);
  };

  const compared = async (count: number): Promise<ComparePage> => await openComparison(workbench(), count);

  const compareAll = async (query: string, count: number): Promise<ComparePage> =>
    await compareFound(workbench(), query, count);

  before("run two that differ in an input and in a line of code that is not committed", async function () {
    this.timeout(120_000);
    await run("--input", "epochs=5", "--name", "five", "--tag", "pair");
    const script = join(workbench().workspace?.folder ?? "", "train.mjs");
    const text = await readFile(script, "utf8");
    await writeFile(script, `${text}// One line more.\n`);
    await run("--input", "epochs=8", "--name", "eight", "--tag", "pair");
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
  });

  it("says first what most likely made them differ, and shows values and code beside each other", async () => {
    const page = await compareAll("tag:pair", 2);
    await page.waitForHeadline(/differ in input epochs \(\d → \d\), 1 line of train\.mjs; same data/);
    const [first, second] = await page.causesOf("B");
    assert.match(first ?? "", /^1\. input epochs \(\d → \d\)$/);
    assert.match(second ?? "", /^2\. 1 line of train\.mjs$/);
    const [before, after] = await page.cells("inputs epochs");
    assert.deepEqual([before, after].map((cell) => /\d+/.exec(cell ?? "")?.[0]).sort(), ["5", "8"]);
    assert.match(after ?? "", /^≠/);
    assert.deepEqual(await page.row("inputs seed").count(), 0);
    const file = page.frame.locator('.file[data-file="train.mjs"]');
    await file.locator(".line.added, .line.removed", { hasText: "One line more." }).waitFor();
    await workbench().screenshot("compare");
  });

  it("breaks no rule of accessibility and can be read in each kind of theme", async function () {
    this.timeout(90_000);
    const page = await compared(2);
    for (const [kind, theme] of Object.entries(themes)) {
      await workbench().useTheme(theme);
      const shown = await compared(2);
      await shown.waitForHeadline(/differ in input epochs/);
      assert.deepEqual(await violationsAround(shown.headline), []);
      await workbench().screenshot(`compare-${kind}`);
    }
    await workbench().useTheme(themes.dark);
    await page.waitForHeadline(/differ in/);
  });

  it("shows the same values on wish, finds fields, and takes another baseline by B", async () => {
    const page = await compared(2);
    await page.onlyDifferences(false);
    await page.row("inputs seed").waitFor();
    await page.find("epochs");
    await page.row("inputs seed").waitFor({ state: "detached" });
    await page.find("");
    await page.onlyDifferences(true);
    await page.waitForBaseline("A");
    const cell = page.row("inputs epochs").locator("td").nth(1);
    await cell.focus();
    await workbench().page.keyboard.press("b");
    await page.waitForBaseline("B");
    await page.causesOf("A");
    await page.row("inputs epochs").locator("td").first().locator(".mark", { hasText: "≠" }).waitFor();
  });

  it("opens the code of both in the diff editor", async () => {
    const page = await compared(2);
    await page.press('.file[data-file="train.mjs"] [data-action="diff"]');
    await waitForDiff(workbench().page, "train.mjs (B ↔ A)", "One line more.");
  });

  it("shows six and more as rows", async function () {
    this.timeout(120_000);
    for (const epochs of [2, 3, 4, 6]) await run("--input", `epochs=${epochs}`, "--tag", "many");
    await run("--input", "epochs=7", "--tag", "many");
    await run("--input", "epochs=9", "--tag", "many");
    const page = await compareAll("tag:many", 6);
    await page.waitForHeadline(/differ in input epochs \(6 values\)/);
    assert.equal(await page.frame.locator(".compare.rows tbody tr").count(), 6);
    assert.deepEqual(await violationsAround(page.headline), []);
    await workbench().screenshot("compare-dense");
    const row = page.frame.locator('.rows tr[data-column="1"]');
    await press(row.locator('[data-action="contents"]'));
    await page.log("B out").locator(".summary").waitFor();
    await page.frame.locator('[data-detail="B"] [data-content]').first().waitFor();
    await workbench().screenshot("compare-dense-opened");
    await press(row.locator('[data-action="target"]'));
    await page.waitForBaseline("B");
    await press(page.frame.locator('.rows tr[data-column="0"] [data-action="target"]'));
    await page.waitForBaseline("A");
    await page.log("B out").locator(".summary").waitFor();
    await press(row.locator('[data-action="contents"]'));
  });

  it("says what moves the metric, and turns rows into columns and back", async () => {
    const page = await compared(6);
    assert.match(
      await page.moves(),
      /^What moves \w+ most, of 6 that reached it: epochs 2 … 9 spread 0\.\d+/,
    );
    assert.deepEqual(await page.frame.locator(".dense .reference .tag").allInnerTexts(), ["baseline"]);
    await page.frame.locator('[data-form="rows"]').focus();
    await workbench().page.keyboard.press("ArrowRight");
    await page.row("inputs epochs").waitFor();
    assert.equal((await page.cells("inputs epochs")).length, 6);
    await workbench().screenshot("compare-columns");
    await workbench().page.keyboard.press("ArrowLeft");
    await page.frame.locator(".compare.rows").waitFor();
  });

  it("draws curves over each other, and executions by any two of their fields, as pictures and as tables", async () => {
    const page = await compared(6);
    await page.chart("curves").locator("path.line").nth(5).waitFor();
    const points = page.chart("points");
    assert.equal(await points.locator(".point").count(), 6);
    await page.axis("Vertical axis", "metrics test_loss");
    const picture = points.locator("svg");
    await picture.focus();
    await workbench().page.keyboard.press("Home");
    await points
      .locator("[aria-live]", { hasText: /^A .*: test_loss 0\.\d+, epochs 2$/ })
      .waitFor({ state: "attached" });
    await workbench().screenshot("compare-charts");
    await press(points.locator('[data-action="table"]'));
    const told = await page.chartRows("points");
    assert.deepEqual(
      told.map((row) => /(\d+) 0\.\d+$/.exec(row)?.[1]),
      ["2", "3", "4", "6", "7", "9"],
    );
    assert.deepEqual(await violationsAround(page.headline), []);
    await press(points.locator('[data-action="table"]'));
    await page.axis("Horizontal axis", "");
    await points.locator(".bar").nth(5).waitFor();
    await press(page.chart("curves").locator('[data-action="table"]'));
    assert.ok((await page.chartRows("curves")).length >= 9);
    await workbench().screenshot("compare-chart-tables");
    await page.chart("curves").getByLabel("Metric of the curves").selectOption("test_loss");
    const values = page.chart("curves").locator(".chart-table", { hasText: "test_loss" });
    await values.waitFor();
    assert.equal((await page.chartRows("curves")).length, 6);
    await press(page.chart("curves").locator('[data-action="table"]'));
    await page.chart("curves").locator(".bar").nth(5).waitFor();
    assert.deepEqual(await violationsAround(page.headline), []);
    await workbench().screenshot("compare-value-bars");
  });

  it("exports what is compared as a page of HTML from the page, and as Markdown of those ticked from the palette", async () => {
    const page = await compared(6);
    const file = (name: string): string => join(workbench().workspace?.folder ?? "", name);
    const write = async (path: string): Promise<string> => {
      await workbench().quickInput.waitForValue("/comparison.md");
      await workbench().quickInput.answerPath(path);
      await workbench().notifications.waitFor(`Exported the comparison to ${path}.`);
      return await readFile(path, "utf8");
    };
    await page.press('[data-action="export"]');
    const html = await write(file("comparison.html"));
    assert.match(html, /<title>Comparison of 6 executions<\/title>/);
    assert.match(html, /<svg class="chart"/);
    assert.doesNotMatch(html, /<script/);
    await workbench().runCommand("Executions: Export Comparison…");
    await workbench().quickInput.pick("five");
    await workbench().quickInput.pick("eight");
    await workbench().quickInput.pressOk();
    assert.match(await write(file("comparison.md")), /^# Comparison of 2 executions\n/);
  });

  defineRowsOfMany(workbench);

  defineCompareByKeys(workbench);

  defineOffers(workbench);

  describe("of files and logs", () => {
    before("run two that write other results", async function () {
      this.timeout(60_000);
      const line = workbench().commandLine();
      line.write("results.mjs", contentScript);
      for (const rate of ["0.1", "0.2"]) {
        const { code, stderr } = await line.run(
          "run",
          "results.mjs",
          "--tag",
          "results",
          "--name",
          `rate ${rate}`,
          "--",
          rate,
        );
        assert.equal(code, 0, stderr);
      }
      await workbench().runCommand("View: Close All Editors");
    });

    it("shows by path, cell, line and picture how they differ, and opens both in the diff editor", async function () {
      this.timeout(90_000);
      const page = await compareAll("tag:results", 2);
      await page.waitForHeadline(/differ in argument 1/);
      const json = await page.openContent("params.json");
      await json
        .locator("tbody tr", { hasText: /model\.rate\s*0\.1\s*0\.2\s*\+0\.1 \(\+100\.0 %\)/ })
        .waitFor();
      const table = await page.openContent("scores.csv");
      await table.locator("tbody tr", { hasText: /Adelie\s*recall\s*0\.1\s*0\.2/ }).waitFor();
      await table.locator(".line.added", { hasText: "Emperor, 0.6" }).waitFor();
      const text = await page.openContent("notes.md");
      await text.locator(".line.removed", { hasText: "rate is 0.1" }).waitFor();
      await text.locator(".line.added", { hasText: "rate is 0.2" }).waitFor();
      const numbers = await page.openContent("close.json");
      await numbers.getByText("1 place differs").waitFor();
      await page.tolerance.selectOption("0.000001");
      await numbers.getByText("Other bytes, but nothing that counts").waitFor();
      await workbench().screenshot("compare-contents");
      await press(json.locator('[data-action="contentDiff"]'));
      await waitForDiff(workbench().page, "params.json (A ↔ B)", /"rate":\s*0\.1/, /"rate":\s*0\.2/);
      await workbench().runCommand("View: Close Editor");
      const shown = (await compared(2)).frame.locator('[data-detail="outputFiles close.json"]');
      await shown.getByText("Other bytes, but nothing that counts").waitFor();
    });

    it("holds pictures over each other with a slider that keys move", async () => {
      const page = await compared(2);
      const picture = await page.openContent("picture.png");
      await picture.getByText("64 × 32 pixels").nth(1).waitFor();
      const slider = picture.getByRole("slider", { name: "How much of B covers A" });
      await slider.focus();
      await workbench().page.keyboard.press("End");
      assert.equal(await slider.getAttribute("aria-valuetext"), "100 %");
      await workbench().page.keyboard.press("Home");
      assert.equal(await slider.getAttribute("aria-valuetext"), "0 %");
    });

    it("breaks no rule of accessibility with files, pictures and logs shown", async () => {
      const page = await compared(2);
      await page.log("B out").locator(".line.added", { hasText: "rate 0.2" }).waitFor();
      assert.deepEqual(await violationsAround(page.headline), []);
    });

    defineLogs(workbench);

    it("follows one that runs, and leaves focus and baseline where they are", async function () {
      this.timeout(60_000);
      const line = workbench().commandLine();
      line.write("slow.mjs", slowScript);
      await line.run("run", "slow.mjs", "--tag", "slow", "--", "short");
      const running = line.start(["run", "slow.mjs", "--tag", "slow", "--", "long"]);
      await running.printed("began");
      await workbench().runCommand("View: Close All Editors");
      const page = await compareAll("tag:slow", 2);
      await page.stateOf("B", "Executing");
      await page.waitForBaseline("A");
      const cell = page.row("arguments arguments").locator("td").nth(1);
      await cell.focus();
      line.write("go", "");
      await running.ended;
      await page.stateOf("B", "Completed");
      await page
        .log("B out")
        .getByText(/first 1? ?lines? (?:is|are) the same|printed the same/)
        .waitFor();
      assert.match((await page.cells("metrics accuracy")).join(" "), /0\.5 ≠ ?0\.75/);
      assert.ok(await cell.evaluate((each) => each === each.ownerDocument.activeElement));
      await page.waitForBaseline("A");
    });
  });

  defineFoundCauses(workbench);
});

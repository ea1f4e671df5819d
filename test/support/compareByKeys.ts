import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Keyboard, Locator } from "playwright-core";
import { violationsAround } from "./accessibility";
import { pageInFront, runByKeys, typePath } from "./byKeys";
import { ComparePage } from "./comparePage";
import { until } from "./press";
import { TablePage } from "./tablePage";
import { tabTo } from "./tabTo";
import { waitForDiff } from "./waitForDiff";
import type { Workbench } from "./workbench";

const title = "Compare 6 Executions";

/** The page that compares the six with the tag "many", as rows, by keyboard alone. */
export function defineCompareByKeys(workbench: () => Workbench): void {
  const keys = (): Keyboard => workbench().page.keyboard;
  const opened = async (): Promise<ComparePage> => new ComparePage(await pageInFront(workbench(), title));
  const focused = ({ frame }: ComparePage): Locator => frame.locator(":focus");

  async function toSection(page: ComparePage, section: string): Promise<void> {
    for (let step = 0; (await focused(page).getAttribute("data-section")) !== section; step += 1) {
      assert.ok(step < 20, `F6 does not lead to ${section}.`);
      await keys().press("F6");
    }
  }

  it("is opened from the rows of a query by keyboard alone, and leads to a difference in the diff editor", async function () {
    this.timeout(120_000);
    await runByKeys(workbench(), "View: Close All Editors");
    await runByKeys(workbench(), "Executions: Open Executions Page");
    const table = new TablePage(await pageInFront(workbench(), "Executions"));
    await table.rows().first().waitFor();
    await tabTo(workbench().page, table.frame, ".scroll");
    await keys().press("/");
    await table.frame.locator("#query:focus").waitFor();
    await keys().press("End");
    await keys().press("Shift+Home");
    await keys().type("tag:many");
    await table.frame.locator(".query .count", { hasText: /^\s*6\b/ }).waitFor();
    await table.frame.locator('#query[aria-expanded="false"]').waitFor();
    await keys().press("ArrowDown");
    await keys().press("Control+a");
    await table.frame.locator(".selection", { hasText: "6 selected" }).waitFor();
    await tabTo(workbench().page, table.frame, '.selection [data-verb="compare"]');
    await keys().press("Enter");
    const page = await opened();
    await page.waitForHeadline(/differ in input epochs \(6 values\)/);
    await page.frame.locator(".compare.rows tbody tr").nth(5).waitFor();
    await keys().press("F6");
    await toSection(page, "content");
    await keys().press("ArrowDown");
    await keys().press("ArrowDown");
    assert.equal(await focused(page).getAttribute("data-column"), "1");
    const rowInFocus = async (): Promise<string> => (await focused(page).getAttribute("data-row")) ?? "";
    while (!(await rowInFocus()).endsWith("metrics.json")) await keys().press("ArrowRight");
    const row = await rowInFocus();
    await keys().press("Enter");
    await page.frame.locator(`tr[data-detail="B"] [data-content="${row}"] .file`).waitFor();
    assert.deepEqual(await violationsAround(page.headline), []);
    await tabTo(workbench().page, page.frame, `[data-content="${row}"] [data-action="contentDiff"]`);
    await keys().press("Enter");
    await waitForDiff(workbench().page, "metrics.json (A ↔ B)", /"loss"/);
    await runByKeys(workbench(), "View: Close Editor");
    const again = await opened();
    await again.frame.locator(`tr[data-detail="B"] [data-content="${row}"] .file`).waitFor();
  });

  it("takes another baseline and another order by keyboard alone, and the focus stays where it was", async () => {
    const page = await opened();
    const letters = (wanted: string): Promise<void> =>
      until(
        async () => (await page.frame.locator("tbody .who .key").allInnerTexts()).join("") === wanted,
        `The rows do not stand in the order ${wanted}.`,
      );
    await keys().press("F6");
    await toSection(page, "inputs");
    for (let step = 0; step < 3; step += 1) await keys().press("ArrowDown");
    assert.equal(await focused(page).getAttribute("data-column"), "2");
    await keys().press("b");
    await page.waitForBaseline("C");
    await letters("CABDEF");
    assert.equal(await focused(page).getAttribute("data-column"), "2");
    await keys().press("ArrowUp");
    const head = page.frame.locator('th[data-field="inputs epochs"]');
    assert.ok(await head.locator("button:focus").count());
    await keys().press("Enter");
    await keys().press("Enter");
    await page.frame.locator('th[data-field="inputs epochs"][aria-sort="descending"]').waitFor();
    await letters("CFEDBA");
    assert.deepEqual(await violationsAround(page.headline), []);
    await workbench().screenshot("compare-by-keys-sorted");
    await keys().press("ArrowDown");
    for (let step = 0; step < 5; step += 1) await keys().press("ArrowDown");
    assert.equal(await focused(page).getAttribute("data-column"), "0");
    await keys().press("b");
    await page.waitForBaseline("A");
    assert.equal(await focused(page).getAttribute("data-column"), "0");
    await letters("AFEDCB");
  });

  it("shows the same values, and sections one by one, by keyboard alone", async () => {
    const page = await opened();
    const same = page.frame.locator('th[data-field="inputs seed"]');
    await keys().press("d");
    await same.waitFor();
    await keys().press("d");
    await same.waitFor({ state: "detached" });
    await tabTo(workbench().page, page.frame, '[data-form="rows"]');
    await keys().press("ArrowRight");
    await page.row("inputs epochs").waitFor();
    await until(async () => {
      await keys().press("F6");
      return (await page.section("inputs").locator(".twist:focus").count()) === 1;
    }, "F6 does not lead to the inputs.");
    await keys().press("Enter");
    await page.row("inputs epochs").waitFor({ state: "detached" });
    await page.section("inputs").locator('.twist[aria-expanded="false"]:focus').waitFor();
    assert.deepEqual(await violationsAround(page.headline), []);
    await workbench().screenshot("compare-by-keys-folded");
    await keys().press("Enter");
    await page.row("inputs epochs").waitFor();
    await tabTo(workbench().page, page.frame, '[data-form="columns"]');
    await keys().press("ArrowLeft");
    await page.frame.locator(".compare.rows").waitFor();
  });

  it("is exported by keyboard alone", async () => {
    const page = await opened();
    const file = join(workbench().workspace?.folder ?? "", "by-keys.csv");
    await tabTo(workbench().page, page.frame, '[data-action="export"]');
    await keys().press("Enter");
    await typePath(workbench(), "/comparison.md", file);
    await workbench().notifications.waitFor(`Exported the comparison to ${file}.`);
    const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
    assert.equal(lines[0]?.split(",").length, 19);
    assert.ok(
      lines.some((line) => line.startsWith("inputs,epochs,")),
      lines.join("\n"),
    );
  });
}

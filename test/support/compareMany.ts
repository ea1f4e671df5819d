import assert from "node:assert/strict";
import { mkdir, rename, rmdir } from "node:fs/promises";
import { join } from "node:path";
import type { ExecutionSummary } from "../../src/core/summary";
import { violationsAround } from "./accessibility";
import { compareFound, openComparison, selectFound } from "./compareFound";
import { LogsPage } from "./logsPage";
import { writeLongLog } from "./longLog";
import { press, until } from "./press";
import { themes } from "./themes";
import type { Workbench } from "./workbench";

/** Rows of executions on the page that compares the six with the tag "many". */
export function defineRowsOfMany(workbench: () => Workbench): void {
  it("sorts rows by the head of a field below the baseline, by keys too, and back", async () => {
    const page = await openComparison(workbench(), 6);
    const letters = async (wanted: string): Promise<void> => {
      const keys = page.frame.locator(".compare.rows tbody .who .key");
      await until(
        async () => (await keys.allInnerTexts()).join("") === wanted,
        `The rows do not stand in the order ${wanted}.`,
      );
    };
    const head = page.frame.locator('.rows th[data-field="inputs epochs"]');
    assert.equal(await head.getAttribute("aria-sort"), "none");
    await head.locator("button").focus();
    await workbench().page.keyboard.press("Enter");
    await page.frame.locator('.rows th[data-field="inputs epochs"][aria-sort="ascending"]').waitFor();
    await letters("ABCDEF");
    await workbench().page.keyboard.press("Enter");
    await page.frame.locator('.rows th[data-field="inputs epochs"][aria-sort="descending"]').waitFor();
    await letters("AFEDCB");
    assert.deepEqual(await violationsAround(page.headline), []);
    await workbench().screenshot("compare-dense-sorted");
    await press(page.frame.getByRole("button", { name: "Execution", exact: true }));
    await letters("ABCDEF");
  });

  it("goes from section to section of its columns by F6, and shows how a file differs below its row by Enter", async () => {
    const page = await openComparison(workbench(), 6);
    const { keyboard } = workbench().page;
    const focused = page.frame.locator(":focus");
    const heads = page.frame.locator(".rows th[data-section]");
    await heads.first().focus();
    const sections = await heads.evaluateAll((all) => all.map((head) => head.getAttribute("data-section")));
    assert.ok(sections.length > 1 && sections.includes("content"), sections.join());
    for (const section of [...sections.slice(1), sections[0]]) {
      await keyboard.press("F6");
      assert.equal(await focused.getAttribute("data-section"), section);
    }
    while ((await focused.getAttribute("data-section")) !== "content") await keyboard.press("F6");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    const [row, column] = [await focused.getAttribute("data-row"), await focused.getAttribute("data-column")];
    assert.equal(column, "1");
    await keyboard.press("Enter");
    await page.frame
      .locator(`.rows tr[data-detail="B"] [data-content="${row ?? ""}"] executions-content-difference`)
      .waitFor();
    await press(page.frame.locator('.rows tr[data-column="1"] [data-action="contents"]'));
  });

  it("can be read as rows in each kind of theme, with one opened, and says what is left out", async function () {
    this.timeout(120_000);
    const damaged = workbench().bundles().ids().at(-1) ?? "";
    const events = join(workbench().bundles().folder(damaged), "metadata", "events.ndjson");
    await workbench().runCommand("View: Close All Editors");
    await rename(events, `${events}.kept`);
    await mkdir(events);
    await press((await selectFound(workbench(), "tag:many", 6)).action("compare"));
    const page = await openComparison(workbench(), 5);
    await page.frame.locator(".left-out", { hasText: `${damaged} is left out` }).waitFor();
    await press(page.frame.locator('[data-form="rows"]'));
    await press(page.frame.locator('.rows tr[data-column="1"] [data-action="contents"]'));
    for (const [kind, theme] of Object.entries(themes)) {
      await workbench().useTheme(theme);
      const shown = await openComparison(workbench(), 5);
      await shown.log("B out").locator(".summary").waitFor();
      assert.deepEqual(await violationsAround(shown.headline), []);
      await workbench().screenshot(`compare-rows-${kind}`);
    }
    await workbench().useTheme(themes.dark);
    await rmdir(events);
    await rename(`${events}.kept`, events);
  });
}

/** The logs of two runs of `results.mjs` that the page compares, then of two that printed so much that it takes long. */
export function defineLogs(workbench: () => Workbench): void {
  it("shows from where on the logs differ, and opens the Logs page at that line", async () => {
    const page = await openComparison(workbench(), 2);
    const log = page.log("B out");
    await log.getByText("the first 2 lines are the same").waitFor();
    await page.log("B err").getByText("the rate is high").waitFor();
    await log.scrollIntoViewIfNeeded();
    await workbench().screenshot("compare-logs");
    await press(log.locator("[data-action=log]", { hasText: "Log of B, Line 3" }));
    const logs = new LogsPage(await workbench().webview("Log of rate 0.2"));
    await logs.waitForCurrent(3);
    await logs.line("rate 0.2").waitFor();
  });

  it("shows how far a long comparison of logs has come, stops it when told to, and begins it again", async function () {
    this.timeout(180_000);
    const line = workbench().commandLine();
    for (const [place, rate] of ["0.1", "0.2"].entries()) {
      const { value } = await line.json<ExecutionSummary>("run", "results.mjs", "--tag", "long", "--", rate);
      writeLongLog(join(value.path, "outputs", "stdout.log"), place, 120_000_000);
    }
    const log = (await compareFound(workbench(), "tag:long", 2)).log("B out");
    await log.locator("[data-percent]").waitFor();
    await log.scrollIntoViewIfNeeded();
    await workbench().screenshot("compare-log-percent");
    await press(log.locator("[data-action=cancel]"));
    const again = log.locator("[data-action=compare]", { hasText: "Compare B with A" });
    await press(again);
    await log.locator("[data-percent]").waitFor();
    await log.locator(".line.added", { hasText: "loss 1" }).waitFor({ timeout: 120_000 });
  });
}

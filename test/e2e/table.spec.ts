import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatDuration } from "../../src/core/format/duration";
import type { ExecutionSummary } from "../../src/core/summary";
import { describeWorkbench } from "../support/describeWorkbench";
import { exactText } from "../support/exactText";
import { TablePage } from "../support/tablePage";
import { press } from "../support/press";

/** Tells how far it is, and goes on until that was seen. */
const watched = [
  `echo '{"type":"status","message":"half","progress":50}' >> "$EXECUTION_EVENTS"`,
  "while [ -d .executions ] && [ ! -e seen ]; do sleep 0.1; done",
].join("\n");

describeWorkbench("the Executions page", { size: { width: 1400, height: 900 } }, (workbench) => {
  const page = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
  let [slow, quick, failed] = ["", "", ""];

  before("run three, of which one fails", async function () {
    this.timeout(90_000);
    const commandLine = workbench().commandLine();
    const run = async (...args: string[]): Promise<string> => {
      const known = new Set(workbench().bundles().ids());
      await commandLine.run("run", "train", "--input", "delay=0", ...args);
      return (
        workbench()
          .bundles()
          .ids()
          .find((id) => !known.has(id)) ?? ""
      );
    };
    slow = await run("--input", "epochs=30", "--name", "many epochs", "--tag", "paper");
    quick = await run("--input", "epochs=4", "--name", "few epochs");
    failed = await run("--input", "standardize=false", "--name", "raw inputs");
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").open();
  });

  it("shows every execution, newest first, with its inputs and metrics", async () => {
    await workbench().runCommand("Executions: Open Executions Page");
    const table = await page();
    await table.waitForIds([failed, quick, slow]);
    const heads = await table.heads();
    assert.deepEqual(heads.slice(0, 5), ["State", "Name", "Method", "Started", "Duration"]);
    assert.ok(heads.includes("epochs"), heads.join());
    await table.waitForCell(slow, "state", /Completed/);
    await table.waitForCell(failed, "state", /Failed/);
    await table.waitForCell(slow, "name", /many epochs/);
    await table.waitForCell(quick, "input:epochs", /^4$/);
    for (const id of [slow, quick, failed]) {
      const { durationMs } = (await workbench().commandLine().json<ExecutionSummary>("show", id)).value;
      await table.waitForCell(id, "duration", exactText(formatDuration(durationMs ?? Number.NaN)));
      await table.waitForCell(id, "started", /^\d+ (?:s|min) ago$/);
    }
    await table.count("3").waitFor();
    await workbench().screenshot("table");
  });

  it("filters while one types, and keeps the rows of the last valid query at an error", async () => {
    const table = await page();
    await table.query("status:failed");
    await table.waitForIds([failed]);
    await table.count("1 of 3").waitFor();
    await table.query("status:failed colour:red");
    await table.frame.locator("#query-problem", { hasText: "Position 15" }).waitFor();
    assert.equal(await table.frame.locator(".mirror .squiggle").innerText(), "colour");
    assert.deepEqual(await table.ids(), [failed]);
    await table.frame.locator("main.dimmed").waitFor();
    await workbench().screenshot("table-error");
    await table.query("input:epochs>10 name:many");
    await table.waitForIds([slow]);
    await table.query("");
    await table.waitForIds([failed, quick, slow]);
  });

  it("completes the query with values that are there", async () => {
    const table = await page();
    const box = table.frame.locator("#query");
    await press(box);
    await box.pressSequentially("tag:pa");
    await table.frame.locator(".completion .item", { hasText: "tag:paper" }).waitFor();
    await workbench().screenshot("table-completion");
    await box.press("Tab");
    await table.waitForIds([slow]);
    assert.equal(await box.inputValue(), "tag:paper");
    await table.query("");
    await table.waitForIds([failed, quick, slow]);
  });

  it("shows chips and query as two views of one thing", async () => {
    const table = await page();
    await table.choose("status", "Failed");
    await table.waitForIds([failed]);
    assert.equal(await table.frame.locator("#query").inputValue(), "status:failed");
    await table.query("tag:paper");
    await table.frame.locator('[data-chip="tag"].on', { hasText: "paper" }).waitFor();
    await table.waitForIds([slow]);
    await press(table.frame.locator('[data-chip="tag"] .cross'));
    await table.waitForIds([failed, quick, slow]);
    assert.equal(await table.frame.locator("#query").inputValue(), "");
  });

  it("sorts by the heads, shows another column and groups", async () => {
    const table = await page();
    await press(table.head("name"));
    await table.waitForIds([quick, slow, failed]);
    assert.equal(await table.head("name").getAttribute("aria-sort"), "ascending");
    await press(table.head("name"));
    await table.waitForIds([failed, slow, quick]);
    await table.openMenu("columns");
    await table.frame.locator(".menu .find").fill("tags");
    await press(table.item("Tags"));
    await table.head("tags").waitFor();
    await workbench().screenshot("table-columns");
    await table.frame.locator(".menu .find").press("Escape");
    await table.cell(slow, "tags").getByText("paper").waitFor();
    await table.openMenu("group");
    await press(table.item("State"));
    await table.frame.locator(".row.group", { hasText: /Completed\s*2/ }).waitFor();
    await workbench().screenshot("table-grouped");
    await table.openMenu("group");
    await press(table.frame.getByRole("button", { name: "No group" }));
    await table.waitForIds([failed, slow, quick]);
  });

  it("follows a run that begins and goes on", async () => {
    const table = await page();
    await press(table.head("started"));
    await table.waitForIds([failed, quick, slow]);
    const commandLine = workbench().commandLine();
    commandLine.write("watched.sh", watched);
    const run = commandLine.start(["run", "watched.sh", "--name", "in sight"]);
    const row = table.rows().filter({ hasText: "in sight" });
    await row.getByText("Executing").waitFor();
    await row.locator(".progress .bar").waitFor();
    await workbench().screenshot("table-running");
    commandLine.write("seen", "");
    assert.equal((await run.ended).code, 0);
    await row.getByText("Completed").waitFor();
    await table.count("4").waitFor();
  });

  it("comes back after a reload with its query and columns", async () => {
    const table = await page();
    await table.query("name:epochs");
    await table.waitForIds([quick, slow]);
    await workbench().reload();
    const again = await page();
    await again.waitForIds([quick, slow]);
    await again.head("tags").waitFor();
    await again.query("");
    await again.count("4").waitFor();
  });

  it("is walked by the keyboard alone: select, archive, open", async () => {
    const table = await page();
    const { keyboard } = workbench().page;
    await table.query("name:epochs");
    await table.waitForIds([quick, slow]);
    await table.frame.locator("#query").press("ArrowDown");
    await keyboard.press("Home");
    await keyboard.press("Shift+ArrowDown");
    await table.frame.locator(".selection", { hasText: "2 selected" }).waitFor();
    await table.frame.locator(`.row[data-id="${slow}"][aria-selected="true"]`).waitFor();
    await workbench().screenshot("table-selected");
    assert.match((await table.action("stop").getAttribute("title")) ?? "", /not running/);
    await press(table.action("archive"));
    await workbench().notifications.pressInDialog("Archive 2 executions?", "Archive");
    await workbench().notifications.waitFor("Archived 2 executions");
    for (const id of [slow, quick])
      assert.ok(!existsSync(join(workbench().bundles().folder(id), "metadata")), id);
    await table.frame.locator("#query").press("ArrowDown");
    await keyboard.press("Escape");
    await table.query("status:failed");
    await table.waitForIds([failed]);
    await table.frame.locator("#query").press("ArrowDown");
    await keyboard.press("Home");
    await keyboard.press("Enter");
    const details = await workbench().details("raw inputs");
    await details.waitForState("Failed");
  });

  for (const [kind, theme] of Object.entries({ light: "Light Modern", hc: "Dark High Contrast" }))
    it(`can be read in ${theme}`, async () => {
      await workbench().useTheme(theme);
      const table = await page();
      await table.query("");
      await table.count("4").waitFor();
      await table.frame.locator("#query").press("ArrowDown");
      await workbench().page.keyboard.press("Control+a");
      await table.frame.locator(".selection", { hasText: "4 selected" }).waitFor();
      await workbench().screenshot(`table-${kind}`);
    });
});

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Annotations } from "../../src/core/records";
import type { ExecutionSummary } from "../../src/core/summary";
import { Clipboard } from "../support/clipboard";
import { contextMenuLabels, pickFromContextMenu } from "../support/contextMenu";
import { describeWorkbench } from "../support/describeWorkbench";
import { press } from "../support/press";
import { TablePage } from "../support/tablePage";

describeWorkbench("several executions at once", { size: { width: 1500, height: 900 } }, (workbench) => {
  const page = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
  const tagsOf = (id: string): readonly string[] =>
    workbench().bundles().json<Annotations>(id, "metadata/annotations.json").tags;
  const ids: Record<string, string> = {};

  before("run two that fail, one that completes, and kill the runner of one", async function () {
    this.timeout(90_000);
    const commandLine = workbench().commandLine();
    commandLine.write("fail.sh", "exit 3\n");
    commandLine.write("good.sh", "echo good\n");
    commandLine.write("wait.sh", "echo started\nwhile [ -d .executions ]; do sleep 0.1; done\n");
    await commandLine.run("run", "fail.sh", "--name", "bad one", "--tag", "first");
    await commandLine.run("run", "fail.sh", "--name", "bad two");
    await commandLine.run("run", "good.sh", "--name", "good");
    const run = commandLine.start(["run", "wait.sh", "--name", "killed"]);
    await run.printed("started");
    run.kill("SIGKILL");
    await run.exited;
    const { value } = await commandLine.json<ExecutionSummary[]>("list");
    for (const { name, id } of value) ids[name ?? ""] = id;
    await workbench().openContainer("Executions");
    await workbench().runCommand("Executions: Open Executions Page");
    const table = await page();
    await table.count("4").waitFor();
    await table.waitForCell(ids["killed"] ?? "", "state", /Dead/);
  });

  async function select(query: string, count: number, all = count): Promise<TablePage> {
    const table = await page();
    await table.selectNothing();
    await table.query(query);
    await table.count(query === "" ? String(all) : `${count} of ${all}`).waitFor();
    await table.grid.press("Control+a");
    await table.frame.locator(".selection", { hasText: `${count} selected` }).waitFor();
    return table;
  }

  async function more(table: TablePage, verb: string): Promise<void> {
    await press(table.action("more"));
    const item = table.frame.locator(`.menu.more [data-verb="${verb}"]`);
    await item.waitFor();
    await item.focus();
    await workbench().page.keyboard.press("Enter");
  }

  it("tell of how many each action can be done, and why of none", async () => {
    const table = await select("", 4);
    assert.match(await table.action("stop").innerText(), /Stop/);
    assert.equal(await table.action("stop").getAttribute("aria-disabled"), "true");
    assert.equal(await table.action("stop").getAttribute("title"), "it is not running");
    assert.match(await table.action("archive").innerText(), /Archive\s*3 of 4/);
    assert.match(await table.action("verify").innerText(), /Verify\s*3 of 4/);
    await press(table.action("more"));
    const menu = table.frame.getByRole("menu", { name: "More" });
    await menu.waitFor();
    await workbench().screenshot("table-more");
    const items = await menu.getByRole("menuitem").allInnerTexts();
    const texts = items.map((text) => text.replaceAll(/\s+/g, " ").trim());
    assert.deepEqual(texts, [
      "Re-run… One execution at a time",
      "Retry 3 of 4",
      "Recover 1 of 4",
      "Unarchive it is not archived",
      "Copy Link",
    ]);
    await workbench().page.keyboard.press("ArrowDown");
    await workbench().page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden" });
    await table.frame.locator(".selection", { hasText: "4 selected" }).waitFor();
  });

  it("get tags that are added to those they have", async () => {
    const table = await select("", 4);
    await press(table.action("editTags"));
    await workbench().quickInput.waitForTitle("Tags of 4 Executions");
    assert.equal(await workbench().quickInput.value(), "");
    await workbench().quickInput.type("all");
    await workbench().quickInput.accept();
    await table.query("tag:all");
    await table.count("4 of 4").waitFor();
    assert.deepEqual(tagsOf(ids["bad one"] ?? ""), ["first", "all"]);
    assert.deepEqual(tagsOf(ids["good"] ?? ""), ["all"]);
  });

  it("have one menu, which means all of them", async () => {
    const table = await select("", 4);
    const clipboard = await Clipboard.of(workbench().page);
    await clipboard.clear();
    const cell = table.cell(ids["good"] ?? "", "state");
    const labels = await contextMenuLabels(workbench().page, cell);
    assert.ok(!labels.includes("Open Details"), labels.join(", "));
    await press(cell, { button: "right" });
    await workbench().page.locator(".monaco-menu .action-menu-item", { hasText: "Retry" }).waitFor();
    await workbench().screenshot("table-menu-of-several");
    await workbench().page.keyboard.press("Escape");
    for (const label of ["Retry", "Recover", "Archive", "Delete…"])
      assert.ok(labels.includes(label), `${label} of ${labels.join(", ")}`);
    for (const label of ["Stop", "Unarchive"])
      assert.ok(!labels.includes(label), `none of them can: ${labels.join(", ")}`);
    await pickFromContextMenu(workbench().page, cell, "Copy Link");
    const links = (await clipboard.next()).split("\n");
    assert.deepEqual(links.map((link) => link.split("&id=")[1]).sort(), Object.values(ids).sort());
  });

  it("stay selected when a query hides some of them", async () => {
    const table = await select("", 4);
    await table.query("name:good");
    await table.frame.locator(".selection", { hasText: "3 hidden by the query" }).waitFor();
    await table.frame.locator(".selection", { hasText: "4 selected" }).waitFor();
  });

  it("are recovered: that one whose runner is gone", async () => {
    const table = await select("", 4);
    await more(table, "recover");
    await workbench().notifications.pressInDialog("Recover 1 of 4 executions?", "Recover");
    await table
      .cell(ids["killed"] ?? "", "state")
      .getByText("Failed")
      .waitFor();
  });

  it("are verified together", async () => {
    const table = await select("", 4);
    await press(table.action("verify"));
    await workbench().notifications.waitFor("All 4 executions are as they were sealed.");
  });

  it("are retried together, asked once, each as a run of its own", async () => {
    workbench().commandLine().write("fail.sh", "echo fine now\n");
    const table = await select("name:bad OR name:good", 3, 4);
    await more(table, "retry");
    await workbench().notifications.pressInDialog("Retry 2 of 3 executions?", "Retry");
    await table.query("is:rerun status:completed");
    await table.count("2 of 6").waitFor();
    const { value } = await workbench().commandLine().json<ExecutionSummary[]>("list", "--query", "is:rerun");
    assert.deepEqual(value.map(({ rerunOf }) => rerunOf).sort(), [ids["bad one"], ids["bad two"]].sort());
  });

  it("are archived and brought back, each asked once", async () => {
    const table = await select("name:bad OR name:good", 3, 6);
    await press(table.action("archive"));
    await workbench().notifications.pressInDialog("Archive 3 executions?", "Archive");
    await workbench().notifications.waitFor("Archived 3 executions.");
    const folder = workbench()
      .bundles()
      .folder(ids["good"] ?? "");
    assert.ok(!existsSync(join(folder, "metadata")));
    await table.frame.locator(".menu.more [data-verb='unarchive']:not([aria-disabled])").waitFor({
      state: "attached",
    });
    await more(table, "unarchive");
    await workbench().notifications.pressInDialog("Unarchive 3 executions?", "Unarchive");
    await workbench().notifications.waitFor("3 executions are back from the archive.");
    assert.ok(existsSync(join(folder, "metadata")));
  });

  it("have Compare, Stop and a menu with the rest in a narrow panel", async () => {
    await workbench().page.setViewportSize({ width: 900, height: 800 });
    const table = await select("", 6);
    await table.action("more").waitFor();
    const shown = table.frame.locator(".selection > [data-verb]");
    await shown.nth(3).waitFor({ state: "detached" });
    assert.deepEqual(
      await shown.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("data-verb"))),
      ["compare", "stop", "more"],
    );
    await workbench().screenshot("table-bulk-narrow");
    await more(table, "exportAs");
    await workbench().quickInput.waitForTitle("Export 6 Executions");
    await workbench().quickInput.escape();
  });
});

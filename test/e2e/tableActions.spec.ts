import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Locator } from "playwright-core";
import type { Annotations } from "../../src/core/records";
import { pickFromContextMenu, contextMenuLabels } from "../support/contextMenu";
import { describeWorkbench } from "../support/describeWorkbench";
import { LogsPage } from "../support/logsPage";
import { press } from "../support/press";
import { TablePage } from "../support/tablePage";

describeWorkbench("what one does with a row of the Executions page", {}, (workbench) => {
  const page = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
  const annotations = (id: string): Partial<Annotations> =>
    existsSync(join(workbench().bundles().folder(id), "metadata/annotations.json"))
      ? workbench().bundles().json<Annotations>(id, "metadata/annotations.json")
      : {};
  const editor = (table: TablePage): Locator => table.frame.locator(".cell-edit");
  const pressKey = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await workbench().page.keyboard.press(key);
  };
  let [one, two] = ["", ""];

  before("run two", async function () {
    this.timeout(90_000);
    const commandLine = workbench().commandLine();
    const run = async (name: string): Promise<string> => {
      const known = new Set(workbench().bundles().ids());
      await commandLine.run("run", "train", "--input", "delay=0", "--input", "epochs=4", "--name", name);
      return (
        workbench()
          .bundles()
          .ids()
          .find((id) => !known.has(id)) ?? ""
      );
    };
    one = await run("the first");
    two = await run("the second");
    await workbench().openContainer("Executions");
    await workbench().runCommand("Executions: Open Executions Page");
    const table = await page();
    await table.waitForIds([two, one]);
    await table.openMenu("columns");
    await table.frame.locator(".menu .find").fill("Tags");
    await press(table.item("Tags"));
    await table.head("tags").waitFor();
    await table.frame.locator(".menu .find").fill("Note");
    await table.frame.locator(".menu .find").press("Enter");
    await table.head("note").waitFor();
    await table.frame.locator(".menu .find").press("Escape");
  });

  it("edits its name in place by F2: Enter keeps it, Escape does not", async () => {
    const table = await page();
    await press(table.cell(one, "state"));
    await pressKey("F2");
    await editor(table).waitFor();
    assert.equal(await editor(table).inputValue(), "the first");
    await workbench().screenshot("table-edit-name");
    await editor(table).fill("nobody keeps this");
    await pressKey("Escape");
    await editor(table).waitFor({ state: "detached" });
    await table.cell(one, "name").getByText("the first").waitFor();
    await pressKey("F2");
    await editor(table).fill("the best");
    await pressKey("Enter");
    await table.cell(one, "name").getByText("the best").waitFor();
    assert.equal(annotations(one).name, "the best");
  });

  it("edits tags by T and the note by E, and keeps what was typed when one goes elsewhere", async () => {
    const table = await page();
    await press(table.cell(one, "state"));
    await pressKey("t");
    await editor(table).fill("paper, best, paper");
    await pressKey("Enter");
    await table.cell(one, "tags").getByText("best").waitFor();
    assert.deepEqual(annotations(one).tags, ["paper", "best"]);
    await pressKey("e");
    await editor(table).fill("what it showed");
    await press(table.cell(two, "state"));
    await table.cell(one, "note").getByText("what it showed").waitFor();
    assert.equal(annotations(one).note, "what it showed");
  });

  it("edits a cell by F2 on it, or by a double click", async () => {
    const table = await page();
    await press(table.cell(two, "note"));
    await pressKey("F2");
    await table.cell(two, "note").locator(".cell-edit").waitFor();
    await pressKey("Escape");
    await table.cell(two, "note").dblclick();
    await editor(table).fill("by the mouse");
    await pressKey("Enter");
    await table.cell(two, "note").getByText("by the mouse").waitFor();
  });

  it("undoes one change after the other by Ctrl+Z", async () => {
    const table = await page();
    await press(table.cell(one, "state"));
    await pressKey("Control+z");
    await table.cell(two, "note").getByText("by the mouse").waitFor({ state: "detached" });
    await pressKey("Control+z");
    await table.cell(one, "note").getByText("what it showed").waitFor({ state: "detached" });
    await pressKey("Control+z", "Control+z");
    await table.cell(one, "name").getByText("the first").waitFor();
    assert.deepEqual(annotations(one).tags, []);
    assert.equal(annotations(one).name, "the first");
    await workbench().runCommand("Executions: Undo Change of Name, Note or Tags");
    await workbench().notifications.waitFor("There is no change of a name, note, tag or pin to undo.");
  });

  it("is pinned and unpinned by P", async () => {
    const table = await page();
    await press(table.cell(two, "state"));
    await pressKey("p");
    await table.cell(two, "name").locator(".codicon-pinned").waitFor();
    assert.equal(annotations(two).pinned, true);
    await pressKey("p");
    await table.cell(two, "name").locator(".codicon-pinned").waitFor({ state: "detached" });
    assert.equal(annotations(two).pinned, false);
  });

  it("has VS Code's own menu by the mouse, with the items of the tree", async () => {
    const table = await page();
    const labels = await contextMenuLabels(workbench().page, table.cell(one, "state"));
    assert.deepEqual(labels, [
      "Open Details",
      "Show Logs",
      "Show Metrics",
      "Open Outputs",
      "Compare With…",
      "Show Lineage",
      "Re-run…",
      "Reproduce",
      "Run with Restored Outputs",
      "Code Version",
      "Edit",
      "Pin",
      "Verify",
      "Export",
      "Copy Link",
      "Copy As…",
      "Archive",
      "Delete…",
    ]);
    await pickFromContextMenu(workbench().page, table.cell(one, "state"), "Pin");
    await table.cell(one, "name").locator(".codicon-pinned").waitFor();
  });

  it("has the same menu by Shift+F10 and by the button at the end of its name", async () => {
    const table = await page();
    const menu = workbench().page.locator(".monaco-menu .action-menu-item", { hasText: "Unpin" });
    await press(table.cell(one, "state"));
    await pressKey("Shift+F10");
    await menu.waitFor();
    await workbench().screenshot("table-menu");
    await pressKey("Escape");
    await menu.waitFor({ state: "hidden" });
    await table.row(one).hover();
    await press(table.cell(one, "name").getByRole("button", { name: "More Actions…" }));
    await menu.waitFor();
    await pressKey("Escape");
    await menu.waitFor({ state: "hidden" });
  });

  it("opens its details by a click on its name, and its logs by L", async () => {
    await press((await page()).cell(two, "name").locator(".name"));
    await (await workbench().details("the second")).waitForState("Completed");
    const table = await page();
    await press(table.cell(one, "state"));
    await pressKey("l");
    const logs = new LogsPage(await workbench().webview("Log of the first"));
    await logs.waitForPart("lines", /^\d+ lines$/);
  });

  it("leads to its commit and to its uncommitted changes, by the mouse and by keys", async () => {
    const { workspace, page: window } = workbench();
    const commit = (await workspace?.git("rev-parse", "HEAD")) ?? "";
    workbench().commandLine().write("README.md", "A line of today.\n");
    await workbench().commandLine().run("run", "train", "--input", "delay=0", "--name", "changed");
    const id = workbench()
      .bundles()
      .ids()
      .find((each) => each !== one && each !== two);
    assert.ok(id !== undefined);
    const group = window.locator(".editor-group-container.active");
    const shown = group.locator(".tab.active", { hasText: `${commit.slice(0, 7)} - Begin` });
    const changes = group.locator(".tab.active", { hasText: `${id}.diff` });
    let table = await page();
    await press(table.cell(id, "commit").getByText(commit.slice(0, 7)));
    await shown.waitFor();
    table = await page();
    await press(table.cell(id, "commit").locator('[data-act="changes"]'));
    await changes.waitFor();
    await group.locator(".view-line", { hasText: "+++ b/README.md" }).waitFor();
    table = await page();
    await table.cell(one, "commit").waitFor();
    assert.equal(await table.cell(one, "commit").locator('[data-act="changes"]').count(), 0);
    await workbench().screenshot("table-commit");
    await press(table.cell(id, "state"));
    await pressKey("o");
    await shown.waitFor();
    table = await page();
    await press(table.cell(id, "state"));
    await pressKey("d");
    await changes.waitFor();
    await workbench().commandLine().run("delete", id, "--yes");
    await workspace?.git("checkout", "README.md");
    await (await page()).waitForIds([two, one]);
  });

  it("is deleted with what else is selected, asked once, and comes back by Undo", async () => {
    const table = await page();
    await press(table.cell(one, "state"));
    await pressKey("Control+a");
    await table.frame.locator(".selection", { hasText: "2 selected" }).waitFor();
    await table.frame.locator(`.row[data-id="${one}"][aria-selected="true"]`).waitFor();
    await pressKey("Delete");
    await workbench().notifications.pressInDialog("Delete 2 executions?", "Delete");
    await workbench().notifications.waitFor("Deleted 2 executions.");
    await table.frame.getByText("Nothing has been run yet").waitFor();
    await workbench().notifications.press("Deleted 2 executions.", "Undo");
    await table.waitForIds([two, one]);
    assert.deepEqual(workbench().bundles().ids(), [one, two].sort());
  });
});

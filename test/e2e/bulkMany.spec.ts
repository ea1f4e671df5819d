import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readAnnotations } from "../../src/bundle/annotations";
import { describeWorkbench } from "../support/describeWorkbench";
import { madeAt, makeBundle } from "../support/madeBundle";
import { press, until } from "../support/press";
import { TablePage } from "../support/tablePage";

const count = 1500;
const sealed = { "metadata/manifest.json": "{}", "auth/jwt.json": "{}" };

describeWorkbench("many executions at once", { size: { width: 1500, height: 900 } }, (workbench) => {
  const page = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));
  const notifications = () => workbench().notifications;
  const ids = Array.from({ length: count }, (_, index) => `many-${String(index).padStart(4, "0")}`);
  /** As the page writes it. */
  const all = count.toLocaleString("en-US");

  before("make them", async function () {
    this.timeout(120_000);
    const folder = workbench().workspace?.folder ?? assert.fail("no folder is open");
    for (const [index, id] of ids.entries())
      makeBundle(folder, {
        id,
        created: new Date(madeAt.getTime() + index * 1000),
        files: sealed,
        annotations: { name: index === 0 ? "the very first" : null },
      });
    await workbench().openContainer("Executions");
    await workbench().runCommand("Executions: Refresh");
    await workbench().runCommand("Executions: Open Executions Page");
    await (await page()).count(all).waitFor();
  });

  async function selectAll(): Promise<TablePage> {
    const table = await page();
    await table.query("");
    await table.count(all).waitFor();
    await table.frame.locator("#query").press("ArrowDown");
    await workbench().page.keyboard.press("Escape");
    await workbench().page.keyboard.press("Control+a");
    await table.frame.locator(".selection", { hasText: `${all} selected` }).waitFor();
    return table;
  }

  const tagged = (): number => {
    const bundles = workbench().bundles();
    return ids.filter((id) => readAnnotations(bundles.folder(id)).tags.includes("all")).length;
  };

  it("are tagged under a bar, as one step that is undone under another", async function () {
    this.timeout(120_000);
    const table = await selectAll();
    await press(table.action("editTags"));
    await workbench().quickInput.waitForTitle("Executions");
    await workbench().quickInput.type("all");
    await workbench().quickInput.accept();
    await notifications().toast(`Changing ${count} executions`).waitFor();
    await table.query("tag:all");
    await table.count(`${all} of ${all}`).waitFor({ timeout: 60_000 });
    assert.equal(tagged(), count);
    await workbench().runCommand("Executions: Undo Change of Name, Note or Tags");
    await notifications().toast(`Undoing the change of ${count} executions`).waitFor();
    await notifications().waitUntilGone("Undoing the change");
    assert.equal(tagged(), 0);
    await table.count(`0 of ${all}`).waitFor({ timeout: 60_000 });
  });

  it("stay as far as Cancel came before them; what was deleted until then comes back by Undo", async function () {
    this.timeout(180_000);
    const table = await selectAll();
    await press(table.action("delete"));
    await notifications().pressInDialog(`Delete ${count} executions?`, "Delete");
    await press(notifications().toast("Deleting").getByRole("button", { name: "Cancel" }));
    const told = await notifications().waitFor(/Cancelled: deleted \d+ of \d+ executions\./);
    const deleted = Number(/deleted (\d+) of/.exec(told)?.[1]);
    assert.ok(deleted > 0 && deleted < count, told);
    assert.equal(workbench().bundles().ids().length, count - deleted);
    await workbench().screenshot("bulk-cancelled");
    await table.count((count - deleted).toLocaleString("en-US")).waitFor();
    await notifications().press(/Cancelled: deleted/, "Undo");
    await table.count(all).waitFor({ timeout: 60_000 });
    assert.deepEqual(workbench().bundles().ids().sort(), ids);
    const trash = join(workbench().workspace?.folder ?? "", ".executions", "trash");
    assert.deepEqual(existsSync(trash) ? readdirSync(trash).filter((name) => !name.startsWith(".")) : [], []);
  });

  it("are picked from by what is typed, when a command is told of none", async () => {
    await workbench().page.keyboard.press("Escape");
    const input = workbench().quickInput;
    // A message that goes gives the focus back to the editor, and a list that loses it closes.
    await until(async () => {
      await workbench().runCommand("Executions: Edit Note…");
      await input.rowWith("many-1499").waitFor({ timeout: 5_000 });
      return true;
    }, "No list of executions came up.");
    assert.match((await input.input.getAttribute("placeholder")) ?? "", /type a name or a query/);
    await input.type("very first");
    await input.rowWith("the very first").waitFor();
    await input.type("id:many-0001");
    await input.rowWith("many-0001").waitFor();
    assert.equal((await input.rows()).length, 1);
    await workbench().screenshot("pick-execution");
    await input.escape();
  });
});

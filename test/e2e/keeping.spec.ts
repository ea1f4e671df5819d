import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shortenId } from "../../src/core/format/shortId";
import { describeWorkbench } from "../support/describeWorkbench";
import { runMethodOnce } from "../support/methodRun";

describeWorkbench("an execution that is archived and deleted", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const place = (...names: string[]) => join(workbench().workspace?.folder ?? "", ".executions", ...names);
  let id = "";
  let label = "";
  let signature = "";

  before("run it", async () => {
    ({ id, label } = await runMethodOnce(workbench(), "Train classifier"));
    signature = workbench().bundles().text(id, "auth/jwt.json");
  });

  it("has a menu whose rarer items stand in submenus", async () => {
    assert.deepEqual(await executions().menuLabels(label), [
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
    const code = await executions().menuLabels(label, "Code Version");
    assert.deepEqual(
      code,
      ["Open Commit", "Show Changes Since"],
      "there is no remote with a page of the commit",
    );
  });

  it("shows what changed in the code since its commit, and says so where nothing did", async () => {
    const file = join(workbench().workspace?.folder ?? "", "README.md");
    const before = readFileSync(file, "utf8");
    const show = () => executions().pickFromMenu(label, "Code Version", "Show Changes Since");
    await show();
    await workbench().notifications.waitFor(`No file changed since the commit of ${id}.`);
    writeFileSync(file, `${before}A line of today.\n`);
    await show();
    // VS Code adds how many files there are once it has them.
    await workbench().page.locator(`.tab[aria-label^="Changes since ${id}"]`).waitFor();
    const changed = workbench().page.locator(".multiDiffEditor .editor.modified .view-line");
    await changed.filter({ hasText: "A line of today." }).first().waitFor();
    await workbench().screenshot("changes-since");
    writeFileSync(file, before);
  });

  it("goes into the archive from the tree, and stays in sight", async () => {
    await executions().pickFromMenu(label, "Archive");
    await workbench().notifications.waitFor(`Archived ${id}.`);
    await workbench().notifications.waitUntilGone("Archiving");
    // Until its archive is read, a row says no more than that: it is drawn anew then, in another place.
    await executions().rowNamed(", Completed,").filter({ hasText: "archived" }).waitFor();
    assert.deepEqual(workbench().bundles().ids(), []);
    assert.deepEqual(readdirSync(place("archive")), [`${id}.zip`]);
    await workbench().screenshot("archived-row");
  });

  it("shows its details out of the archive", async () => {
    await executions().click(label);
    const page = await workbench().webview(shortenId(id));
    await page.getByText("Archived", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Unarchive" }).waitFor();
    await workbench().screenshot("archived-details");
  });

  it("closes a page that finds its archive damaged, and says why", async () => {
    const archive = place("archive", `${id}.zip`);
    const whole = readFileSync(archive);
    writeFileSync(archive, whole.subarray(0, whole.length / 2));
    await workbench().runCommand("Executions: Show Logs");
    await workbench().notifications.waitFor(/is not a zip archive, or it is cut off or damaged/);
    await workbench()
      .tab(`Log of ${shortenId(id)}`)
      .waitFor({ state: "detached" });
    writeFileSync(archive, whole);
  });

  it("comes back from the archive, and its page with it", async () => {
    await executions().pickFromMenu(label, "Unarchive");
    await workbench().notifications.waitFor(`${id} is back from the archive.`);
    await workbench().notifications.waitUntilGone("Unpacking");
    assert.deepEqual(workbench().bundles().ids(), [id]);
    assert.equal(workbench().bundles().text(id, "auth/jwt.json"), signature);
    assert.deepEqual(readdirSync(place("archive")), []);
    const page = await workbench().webview(shortenId(id));
    await page.getByRole("button", { name: "Unarchive" }).waitFor({ state: "detached" });
  });

  it("is deleted, once that is confirmed, and its page says so", async () => {
    await executions().pickFromMenu(label, "Delete…");
    await workbench().notifications.pressInDialog(`Delete ${id}?`, "Delete");
    await workbench().notifications.waitFor(`Deleted ${id}.`);
    await executions().row(label).waitFor({ state: "hidden" });
    assert.deepEqual(workbench().bundles().ids(), []);
    assert.equal(readFileSync(place("trash", id, "auth/jwt.json"), "utf8"), signature);
    const page = await workbench().webview(shortenId(id));
    await page.getByText("This execution was deleted").waitFor();
    await workbench().screenshot("deleted-details");
  });

  it("comes back by Undo, its page too", async () => {
    await workbench().notifications.press(`Deleted ${id}.`, "Undo");
    await executions().row(label).waitFor();
    assert.deepEqual(workbench().bundles().ids(), [id]);
    assert.equal(workbench().bundles().text(id, "auth/jwt.json"), signature);
    assert.equal(existsSync(place("trash", id)), false);
    const page = await workbench().webview(shortenId(id));
    await page.getByText("This execution was deleted").waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1 }).waitFor();
  });

  it("is told to be back already when Undo comes late", async () => {
    await workbench().notifications.waitUntilGone(`Deleted ${id}.`);
    await executions().pickFromMenu(label, "Delete…");
    await workbench().notifications.pressInDialog(`Delete ${id}?`, "Delete");
    await workbench().notifications.waitFor(`Deleted ${id}.`);
    const { code, stderr } = await workbench().commandLine().run("delete", "--undo", id);
    assert.equal(code, 0, stderr);
    await workbench().notifications.press(`Deleted ${id}.`, "Undo");
    await workbench().notifications.waitFor(`Nothing to undo: ${id} came back already.`);
    assert.deepEqual(workbench().bundles().ids(), [id]);
  });
});

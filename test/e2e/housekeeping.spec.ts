import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { firstLookMs } from "../../src/host/housekeepingTimes";
import { describeWorkbench } from "../support/describeWorkbench";
import { until } from "../support/press";

const rules = [
  { name: "Failures", action: "delete", failedOnly: true },
  { action: "archive", keepLast: 1 },
];

describeWorkbench("housekeeping", { settings: { "executions.housekeeping.rules": rules } }, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const quickInput = () => workbench().quickInput;
  const notifications = () => workbench().notifications;
  const place = (...names: string[]) => join(workbench().workspace?.folder ?? "", ".executions", ...names);
  const namesIn = (folder: string): string[] =>
    existsSync(place(folder)) ? readdirSync(place(folder)).filter((name) => !name.startsWith(".")) : [];
  const ids = new Map<string, string>();
  const idOf = (name: string): string => ids.get(name) ?? assert.fail(`nothing ran as ${name}`);
  const run = async (name: string, ...args: string[]): Promise<void> => {
    const known = new Set(workbench().bundles().ids());
    await workbench()
      .commandLine()
      .run("run", "--name", name, ...args);
    const id = workbench()
      .bundles()
      .ids()
      .find((each) => !known.has(each));
    ids.set(name, id ?? assert.fail(`${name} left no bundle`));
  };
  /** Waits until a run stands in the tree as an archived one: its archive is read a moment after it was written. */
  const untilArchived = async (name: string): Promise<void> => {
    await executions().row(name).filter({ hasText: "archived" }).waitFor();
  };

  let opened = 0;

  before("run six", async function () {
    this.timeout(120_000);
    opened = Date.now();
    await workbench().openContainer("Executions");
    await executions().open();
    await run("used", "train");
    await run("uses it", "evaluate", "--input", `model=execution:${idOf("used")}/model.json`);
    await run("tagged", "train", "--tag", "paper");
    await run("spare", "train", "--input", "epochs=10");
    await run("broken", "--", "sh", "-c", "exit 3");
    await run("newest", "train", "--input", "epochs=20");
    await executions().rowNamed("newest, Completed,").waitFor();
    assert.equal(workbench().bundles().ids().length, 6);
  });

  it("shows by rule what would go and what that gives, and leaves out what must stay", async () => {
    await workbench().runCommand("Executions: Preview Housekeeping…");
    await quickInput().waitForTitle("Housekeeping: archive 1, delete 1 · ");
    const labels = (await quickInput().rows()).map(({ label }) => label);
    assert.deepEqual(labels, ["broken", "spare"]);
    await quickInput().rowWith("Failures (Delete: failed) · ").waitFor();
    await quickInput().rowWith("Archive: all but the last 1 of each method · ").waitFor();
    const placeholder = await quickInput().input.getAttribute("placeholder");
    assert.equal(placeholder, "Untick what is to stay. Left out: 1 tagged, 1 used by others.");
    await workbench().screenshot("housekeeping-preview");
  });

  it("leaves what is unticked, and does the rest", async () => {
    await quickInput().pick("broken");
    await quickInput().waitForTitle("Housekeeping: archive 1 · ");
    await quickInput().pressOk();
    await notifications().waitFor(/Archived 1, which gives \d/);
    assert.deepEqual(namesIn("archive"), [`${idOf("spare")}.zip`]);
    assert.ok(workbench().bundles().ids().includes(idOf("broken")));
    await untilArchived("spare");
    await workbench().screenshot("housekeeping-done");
  });

  it("is undone as a whole", async () => {
    await notifications().press(/Archived 1, which gives/, "Undo");
    await notifications().waitFor("1 execution is back.");
    assert.deepEqual(namesIn("archive"), []);
    await executions().rowNamed("archived").waitFor({ state: "detached" });
    await workbench().runCommand("Executions: Preview Housekeeping…");
    await quickInput().waitForTitle("Housekeeping: archive 1, delete 1 · ");
    await quickInput().pressOk();
    await notifications().waitFor(/Archived 1, which gives .* Deleted 1: .* in the trash\./);
    assert.deepEqual([namesIn("archive"), namesIn("trash")], [[`${idOf("spare")}.zip`], [idOf("broken")]]);
    await notifications().press(/Deleted 1: .* in the trash/, "Undo");
    await notifications().waitFor("2 executions are back.");
    assert.deepEqual([namesIn("archive"), namesIn("trash")], [[], []]);
    assert.equal(workbench().bundles().ids().length, 6);
  });

  it("archives all that a query shows, once that is confirmed, and brings it back", async () => {
    await workbench().runCommand("Executions: Filter by Query…");
    await quickInput().type("method:train NOT tag:paper");
    await quickInput().rowWith("Show 3 of 6 executions").waitFor();
    await quickInput().accept();
    await executions().row("tagged").waitFor({ state: "hidden" });
    await workbench().runCommand("Executions: Archive All Shown…");
    await notifications().pressInDialog("Archive 3 of the 3 executions shown?", "Archive");
    await notifications().waitFor("Archived 3 executions.");
    assert.equal(namesIn("archive").length, 3);
    for (const name of ["used", "spare", "newest"]) await untilArchived(name);
    await workbench().runCommand("Executions: Unarchive All Shown…");
    await notifications().pressInDialog("Unarchive 3 of the 3 executions shown?", "Unarchive");
    await notifications().waitFor("3 executions are back from the archive.");
    assert.deepEqual(namesIn("archive"), []);
  });

  it("tells what everything takes on the disk, by place, method and execution", async () => {
    await workbench().runCommand("Executions: Show Disk Use");
    await quickInput().waitForTitle("Disk Use: ");
    await quickInput().rowWith("6 executions · ").waitFor();
    await quickInput()
      .rowWith(/Train classifier.*4 executions/)
      .waitFor();
    await workbench().screenshot("disk-use");
    await quickInput().type("uses it");
    await quickInput().pick("uses it");
    await workbench().tab("uses it").waitFor();
  });

  it("tells of each execution in its hover what it takes", async () => {
    await workbench().openContainer("Executions");
    const hover = workbench().page.locator(".workbench-hover-container");
    await until(async () => {
      // A row that is drawn anew while its hover is on its way gets none: the pointer has to come again.
      await workbench().page.locator(".part.statusbar").hover();
      await executions().row("newest").hover();
      await hover.getByText(/^[\d.]+ KB · \d+ files$/).waitFor({ timeout: 5_000 });
      return true;
    }, "No hover told the size.");
    await workbench().screenshot("disk-use-hover");
  });

  it("deletes all that a query shows; the trash lists sizes and dates, and gives back what is picked", async () => {
    await workbench().openContainer("Executions");
    await workbench().runCommand("Executions: Delete All Shown…");
    await notifications().pressInDialog("Delete 3 executions?", "Delete");
    await notifications().waitFor("Deleted 3 executions.");
    assert.equal(namesIn("trash").length, 3);
    await workbench().runCommand("Executions: Restore from Trash…");
    await quickInput().waitForTitle("Trash: 3 executions · ");
    await quickInput()
      .rowWith(/used.*Train classifier · deleted .* · [\d.]+ [KM]?B/)
      .waitFor();
    await workbench().screenshot("trash");
    await quickInput().pick("used");
    await quickInput().pressOk();
    await executions().row("used").waitFor();
    assert.ok(workbench().bundles().ids().includes(idOf("used")));
    assert.equal(namesIn("trash").length, 2);
  });

  it("empties the trash, once that is confirmed", async () => {
    await workbench().runCommand("Executions: Empty Trash…");
    await notifications().dialog("Delete the 2 executions in the trash for good?").waitFor();
    await notifications().dialog("It cannot be undone.").waitFor();
    await workbench().screenshot("empty-trash");
    await notifications().pressInDialog("Delete the 2 executions", "Delete for Good");
    await notifications().waitFor("Deleted 2 executions for good.");
    assert.deepEqual(namesIn("trash"), []);
    await workbench().runCommand("Executions: Restore from Trash…");
    await notifications().waitFor("The trash of executions is empty.");
  });

  it("has done nothing by itself, though it was long enough that it could have looked", async function () {
    this.timeout(90_000);
    await delay(Math.max(0, opened + firstLookMs + 5000 - Date.now()));
    assert.ok(workbench().bundles().ids().includes(idOf("broken")), "a rule would have taken it");
    const claims = readdirSync(place(".cache")).filter((name) => name.startsWith("housekeeping-"));
    assert.deepEqual([claims, namesIn("archive"), namesIn("trash")], [[], [], []]);
  });

  it("follows the rules by itself once that is turned on, and says so over the tree alone", async () => {
    await executions().pressTitleAction("Show All Executions");
    await executions().row("tagged").waitFor();
    await run("other", "train", "--input", "epochs=30");
    await run("last", "train", "--input", "epochs=40");
    await executions().rowNamed("last, Completed,").waitFor();
    const before = await notifications().messages();
    mkdirSync(join(workbench().workspace?.folder ?? "", ".vscode"), { recursive: true });
    writeFileSync(
      join(workbench().workspace?.folder ?? "", ".vscode", "settings.json"),
      JSON.stringify({ "executions.housekeeping.automatic": true }),
    );
    const told = executions().pane.getByText("Housekeeping archived 1 and deleted 1; the log names them.");
    await told.waitFor({ timeout: 60_000 });
    await workbench().screenshot("housekeeping-automatic");
    assert.deepEqual([namesIn("archive"), namesIn("trash")], [[`${idOf("other")}.zip`], [idOf("broken")]]);
    assert.deepEqual(
      (await notifications().messages()).filter((message) => !before.includes(message)),
      [],
    );
    // An archived one stays in the tree.
    await untilArchived("other");
  });
});

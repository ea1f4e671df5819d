import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describeWorkbench } from "../support/describeWorkbench";
import { until } from "../support/press";

describeWorkbench("saved views", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const file = () => join(workbench().workspace?.folder ?? "", ".executions", "views.json");
  const views = () =>
    (JSON.parse(readFileSync(file(), "utf8")) as { views: { name: string; query: string }[] }).views;

  /** The file is written after the box for the name, or the message, was closed. */
  const untilTeamHas = async (name: string): Promise<void> => {
    await until(async () => {
      await delay(50);
      return views().some((view) => view.name === name);
    }, `The team's file does not hold "${name}".`);
  };

  before("run two", async () => {
    await workbench().openContainer("Executions");
    await executions().open();
    const commandLine = workbench().commandLine();
    await commandLine.run("run", "train", "--name", "good");
    await commandLine.run("run", "train", "--name", "bad", "--input", "standardize=false");
    await executions().rowNamed("bad, Failed,").waitFor();
    await executions().rowNamed("good, Completed,").waitFor();
  });

  async function filter(query: string): Promise<void> {
    await workbench().runCommand("Executions: Filter by Query…");
    await workbench().quickInput.type(query);
    await workbench().quickInput.rowWith("Show 1 of 2 executions").waitFor();
    await workbench().quickInput.accept();
    await workbench().quickInput.waitUntilClosed();
  }

  it("keep the query of the tree for the team", async () => {
    await filter("status:failed");
    await executions().row("good").waitFor({ state: "hidden" });
    await workbench().runCommand("Executions: Save Query as View…");
    await workbench().quickInput.pick("For the Team");
    await workbench().quickInput.waitForTitle("Save Query as View");
    await workbench().quickInput.type("Broken");
    await workbench().quickInput.accept();
    await workbench().quickInput.waitUntilClosed();
    await untilTeamHas("Broken");
    assert.deepEqual(views(), [{ name: "Broken", query: "status:failed" }]);
  });

  it("keep another for oneself, which the team's file does not hold", async () => {
    await filter("name:good");
    await executions().row("good").waitFor();
    await workbench().runCommand("Executions: Save Query as View…");
    await workbench().quickInput.pick("For Me");
    await workbench().quickInput.waitForTitle("Save Query as View");
    await workbench().quickInput.type("The good one");
    await workbench().quickInput.accept();
    await workbench().quickInput.waitUntilClosed();
    assert.equal(views().length, 1);
  });

  it("show both, and what is in the file now", async () => {
    const shared = { version: 1, views: [...views(), { name: "From git", query: "is:archived" }] };
    writeFileSync(file(), JSON.stringify(shared));
    await workbench().runCommand("Executions: Show View…");
    await workbench().quickInput.row("From git").waitFor();
    await workbench().quickInput.row("The good one").waitFor();
    await workbench().screenshot("views");
    await workbench().quickInput.pick("Broken");
    await executions().row("bad").waitFor();
    await executions().row("good").waitFor({ state: "hidden" });
    await executions().waitForDescription("status:failed");
  });

  it("tell what is damaged in the team's file, and show the rest", async () => {
    const damaged = { version: 1, views: [...views(), { name: "Wrong", query: "staus:x" }] };
    writeFileSync(file(), JSON.stringify(damaged));
    await workbench().runCommand("Executions: Show View…");
    await workbench().quickInput.row("Broken").waitFor();
    await workbench().quickInput.escape();
    await workbench().notifications.waitFor("view Wrong: its query staus:x is wrong at position 1");
  });

  it("are deleted, and come back by Undo", async () => {
    await workbench().runCommand("Executions: Delete View…");
    await workbench().quickInput.pick("Broken");
    await workbench().notifications.waitFor("Deleted the view Broken.");
    assert.ok(!views().some(({ name }) => name === "Broken"));
    assert.ok(
      views().some(({ name }) => name === "Wrong"),
      "what cannot be read is kept",
    );
    await workbench().notifications.press("Deleted the view Broken.", "Undo");
    await workbench().notifications.waitUntilGone("Deleted the view Broken.");
    await untilTeamHas("Broken");
    await workbench().runCommand("Executions: Show View…");
    await workbench().quickInput.row("Broken").waitFor();
    await workbench().quickInput.escape();
    assert.equal(workbench().bundles().ids().length, 2);
  });
});

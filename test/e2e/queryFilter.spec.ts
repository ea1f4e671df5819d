import assert from "node:assert/strict";
import { pickFromContextMenu } from "../support/contextMenu";
import { describeWorkbench } from "../support/describeWorkbench";

describeWorkbench("the tree filtered by a query", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");

  before("run three", async () => {
    await workbench().openContainer("Executions");
    await executions().open();
    const commandLine = workbench().commandLine();
    for (const [name, ...inputs] of [
      ["quick", "--input", "epochs=20", "--tag", "paper"],
      ["slow", "--input", "epochs=60"],
      ["raw", "--input", "standardize=false"],
    ])
      await commandLine.run("run", "train", "--name", name ?? "", ...inputs);
    for (const row of ["quick, Completed,", "slow, Completed,", "raw, Failed,"])
      await executions().rowNamed(row).waitFor();
  });

  it("completes the query while one types: fields, names with their range, values with their number", async () => {
    await executions().pressTitleAction("Filter by Query…");
    await workbench().quickInput.waitForTitle("Filter by Query");
    await workbench().quickInput.rowWith("All 3 executions").waitFor();
    await workbench().quickInput.type("input:ep");
    await workbench().quickInput.rowWith("3 executions · 20 to 60").waitFor();
    await workbench().screenshot("query-completion");
    await workbench().quickInput.pick("input:epochs");
    await workbench().quickInput.waitForValue("input:epochs");
    await workbench().quickInput.pick("input:epochs>");
    await workbench().quickInput.row("input:epochs>20").waitFor();
  });

  it("tells a mistake at its position, and does not take it", async () => {
    await workbench().quickInput.type("staus:failed");
    await workbench()
      .quickInput.rowWith("Position 1: There is no field staus. Did you mean status:?")
      .waitFor();
    await workbench().screenshot("query-error");
    await workbench().quickInput.accept();
    await workbench().quickInput.rowWith("Position 1:").waitFor();
    await executions().waitForExecutions("raw", "slow", "quick");
  });

  it("shows what matches alone, says the query, and fills the funnel", async () => {
    await workbench().quickInput.type("input:epochs>20 status:completed");
    await workbench().quickInput.rowWith("Show 1 of 3 executions").waitFor();
    await workbench().quickInput.accept();
    await executions().waitForExecutions("slow");
    await executions().waitForDescription("input:epochs>20 status:completed");
    await executions().pane.locator(".pane-header").hover();
    await executions().pane.locator(".pane-header .codicon-filter-filled").waitFor();
    await workbench().screenshot("query-filtered");
  });

  it("is there after a reload of the window", async () => {
    await workbench().reload();
    await executions().waitForExecutions("slow");
    await executions().waitForDescription("input:epochs>20 status:completed");
  });

  it("follows what runs, and shows all again", async () => {
    const { code } = await workbench()
      .commandLine()
      .run("run", "train", "--name", "later", "--input", "epochs=50");
    assert.equal(code, 0);
    await executions().waitForExecutions("later", "slow");
    await executions().pressTitleAction("Show All Executions");
    await executions().waitForExecutions("later", "raw", "slow", "quick");
    await executions().waitForDescription("");
  });

  it("looks into logs, and works beside the filter for failed and running", async () => {
    await workbench().runCommand("Executions: Filter by Query…");
    await workbench().quickInput.type('log:"standardize the features"');
    await workbench().quickInput.rowWith("and look into 4 more").waitFor();
    await workbench().quickInput.accept();
    await executions().waitForExecutions("raw");
    await workbench().runCommand("Executions: Filter by Query…");
    await workbench().quickInput.type("NOT tag:paper");
    // Enter takes the row in front: until this one is there, that is the query of before.
    await workbench().quickInput.rowWith("Show 3 of 4 executions").waitFor();
    await workbench().quickInput.accept();
    await executions().waitForExecutions("later", "raw", "slow");
    await workbench().runCommand("Executions: Show Failed and Running Only");
    await executions().waitForExecutions("raw");
    await executions().waitForDescription("NOT tag:paper · failed, running");
    await workbench().runCommand("Executions: Clear Query");
    await executions().waitForDescription("failed, running");
    await executions().waitForExecutions("raw");
    await executions().pressTitleAction("Show All Executions");
    await executions().waitForExecutions("later", "raw", "slow", "quick");
  });

  it("shows what ran on a commit", async () => {
    const [id = ""] = workbench().bundles().ids();
    const { commit } = workbench().bundles().json<{ commit: string }>(id, "metadata/git.json");
    await workbench().runCommand("Executions: Executions of This Commit…");
    await workbench().quickInput.pick(commit.slice(0, 10));
    await executions().waitForDescription(`commit:${commit}`);
    await executions().waitForExecutions("later", "raw", "slow", "quick");
  });

  it("shows what ran on a commit of a file's timeline", async () => {
    const [id = ""] = workbench().bundles().ids();
    const { commit } = workbench().bundles().json<{ commit: string }>(id, "metadata/git.json");
    await executions().pressTitleAction("Show All Executions");
    await executions().waitForDescription("");
    await workbench().openFile("README.md");
    await workbench().runCommand("Explorer: Focus on Timeline View");
    const row = workbench().tree("Timeline").rowWith("Begin");
    await row.waitFor();
    await pickFromContextMenu(workbench().page, row, "Executions of This Commit…");
    await executions().row("slow").waitFor();
    await executions().waitForDescription(`commit:${commit}`);
  });
});

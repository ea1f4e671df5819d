import assert from "node:assert/strict";
import { shortenId } from "../../src/core/format/shortId";
import { describeWorkbench } from "../support/describeWorkbench";
import { press } from "../support/press";

describeWorkbench("a folder that is not trusted", { trusted: false }, (workbench) => {
  const executions = () => workbench().tree("Executions");

  before(async () => {
    await workbench().openContainer("Executions");
    await executions().open();
  });

  it("says that nothing can be run there", async () => {
    await executions()
      .welcome("This folder is not trusted: executions can be read, nothing can be run.")
      .waitFor();
    await workbench().screenshot("restricted-empty");
  });

  it("shows methods without a way to run them", async () => {
    const methods = workbench().tree("Methods");
    await methods.row("Train classifier").waitFor();
    const items = await methods.menuLabels("Train classifier");
    assert.ok(items.includes("Edit Method"), items.join());
    assert.ok(!items.some((item) => item.startsWith("Run")), items.join());
  });

  it("shows an execution and its details", async () => {
    const { code, stderr } = await workbench().commandLine().run("run", "train", "--input", "epochs=2");
    assert.equal(code, 0, stderr);
    const title = shortenId(workbench().bundles().only());
    const page = await workbench().openDetails(executions().rowNamed(", Completed,"), title);
    await page.waitForState("Completed");
    const [, epochs] = await page.cells("Inputs", "epochs");
    assert.equal(epochs, "2");
    await workbench().screenshot("restricted-details");
  });

  it("has no lens over a script, and refuses to run with a message", async () => {
    const page = await workbench().details(shortenId(workbench().bundles().only()));
    const rerun = page.frame.locator(".head vscode-button", { hasText: "Re-run" });
    if ((await rerun.count()) > 0) await press(rerun);
    else await workbench().page.keyboard.press("r");
    const message = await workbench().notifications.waitFor("not trusted");
    assert.match(message, /executions can be read, nothing can be run/);
    assert.equal(workbench().bundles().ids().length, 1);
    await workbench().screenshot("restricted-refused");
    await workbench().openFile("train.mjs");
    assert.equal(await workbench().codeLens("Run as Execution").count(), 0);
  });
});

describeWorkbench("a window without a folder", { workspace: null }, (workbench) => {
  it("says that a folder is needed, and opens one", async () => {
    await workbench().openContainer("Executions");
    const executions = workbench().tree("Executions");
    await executions.open();
    await executions
      .welcome("Executions are kept in a folder of the workspace. Open one to begin.")
      .waitFor();
    await workbench().screenshot("no-folder");
    await executions.pressWelcomeButton("Open Folder");
    await workbench().quickInput.waitForTitle("Open Folder");
    await workbench().quickInput.escape();
  });
});

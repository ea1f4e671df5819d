import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describeWorkbench } from "../support/describeWorkbench";
import { makeTemporaryFolder, removeFolder } from "../support/temporaryFolder";

describeWorkbench("the sample project in a window without a folder", { workspace: null }, (workbench) => {
  let parent = "";

  before(async () => {
    parent = await makeTemporaryFolder("sample");
    await mkdir(join(parent, "other"));
  });
  after(() => removeFolder(parent));

  it("is open as soon as it was copied", async () => {
    await workbench().openContainer("Executions");
    await workbench().tree("Executions").welcome("open the sample project").waitFor();
    await workbench().runCommand("Executions: Open Sample Project…");
    await workbench().quickInput.waitForTitle("Where shall the sample project be copied to?");
    await workbench().quickInput.waitForValue("/");
    const loaded = workbench().page.waitForEvent("load", { timeout: 60_000 });
    await workbench().quickInput.answerPath(`${parent}/`);
    await loaded;
    await workbench().openContainer("Executions");
    await workbench().tree("Methods").row("Train classifier").waitFor();
    await workbench().openFile("train.mjs");
  });
});

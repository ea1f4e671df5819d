import assert from "node:assert/strict";
import { describeWorkbench } from "../support/describeWorkbench";

describeWorkbench("the sample project in a real workbench", { theme: "dark" }, (workbench) => {
  it("shows the views of the Executions container", async () => {
    await workbench().openContainer("Executions");
    await workbench().tree("Methods").open();
    await workbench().tree("Methods").rowWith("Train classifier").waitFor();
    await workbench().tree("Executions").open();
    await workbench().screenshot("sidebar-dark");
  });

  it("lists the project's files in the Explorer and opens one", async () => {
    await workbench().openContainer("Explorer");
    for (const label of ["data", "prepare.py", "train.mjs"])
      await workbench().tree("Explorer").row(label).waitFor();
    await workbench().openFile("train.mjs");
  });

  it("runs a command line in a terminal whose text can be read", async () => {
    await workbench().runCommand("Terminal: Create New Terminal");
    await workbench().typeInTerminal("echo $((6 * 7)) penguins\n");
    await workbench().waitForTerminal("42 penguins");
    assert.match(await workbench().terminalText(), /^42 penguins$/m);
  });
});

import assert from "node:assert/strict";
import { describeWorkbench } from "../support/describeWorkbench";

describeWorkbench("the sample project in a real workbench", { theme: "dark" }, (workbench) => {
  it("lists its files in the Explorer", async () => {
    await workbench().openContainer("Explorer");
    const explorer = workbench().tree("Explorer");
    await explorer.row("train.mjs").waitFor();
    const labels = (await explorer.rows()).map((row) => row.label);
    assert.ok(labels.includes("data") && labels.includes("prepare.py"), labels.join(", "));
  });

  it("opens a script from quick open", async () => {
    await workbench().openFile("train.mjs");
    await workbench().screenshot("harness-dark");
  });

  it("runs a command line in a terminal whose text can be read", async () => {
    await workbench().runCommand("Terminal: Create New Terminal");
    await workbench().typeInTerminal("echo $((6 * 7)) penguins\n");
    await workbench().waitForTerminal("42 penguins");
    assert.match(await workbench().terminalText(), /^42 penguins$/m);
    await workbench().screenshot("harness-terminal");
  });
});

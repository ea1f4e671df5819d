import assert from "node:assert/strict";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { shortenId } from "../../src/core/format/shortId";
import { ComparePage } from "../support/comparePage";
import { describeWorkbench } from "../support/describeWorkbench";
import { LineagePage } from "../support/lineagePage";
import { press } from "../support/press";
import { TablePage } from "../support/tablePage";

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

  it("compares and reports what was recorded; no program of the workspace or of its repository runs", async () => {
    const folder = workbench().workspace?.folder ?? "";
    const script = join(folder, "train.mjs");
    writeFileSync(script, `${readFileSync(script, "utf8")}// One line more.\n`);
    const { code, stderr } = await workbench()
      .commandLine()
      .run("run", "train", "--input", "epochs=3", "--name", "second");
    assert.equal(code, 0, stderr);
    const ran = join(dirname(folder), "ran.txt");
    const program = join(dirname(folder), "program.sh");
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${ran}'\n`, { mode: 0o755 });
    const configuration = `[core]\n\tfsmonitor = ${program}\n[diff]\n\texternal = ${program}\n`;
    appendFileSync(join(folder, ".git/config"), configuration);

    await workbench().runCommand("Executions: Open Executions Page");
    const table = new TablePage(await workbench().webview("Executions"));
    await table.frame.locator(".query .count", { hasText: /^\s*2\b/ }).waitFor();
    await table.grid.press("Control+a");
    await press(table.action("compare"));
    const page = new ComparePage(await workbench().webview("Compare 2 Executions"));
    await page.waitForHeadline(/input epochs \(\d → \d\)/);
    await page.waitForHeadline(/code train\.mjs, uncommitted changes/);
    const unknown = "How the code of B differs is not known: the workspace is not trusted";
    await page.frame.getByText(unknown).waitFor();
    await workbench().screenshot("restricted-compare");

    const report = join(dirname(folder), "report.html");
    await workbench().openContainer("Executions");
    await executions().pickFromMenu("second", "Export", "Export Report…");
    await workbench().quickInput.waitForValue(
      `/sample/${workbench().bundles().ids().at(-1) ?? ""}-report.html`,
    );
    await workbench().quickInput.answerPath(report);
    await workbench().notifications.waitFor(`The report is in ${report}.`);
    assert.match(readFileSync(report, "utf8"), /epochs/);
    assert.equal(existsSync(ran), false);
  });

  it("marks what is stale by inputs and script alone: no git looks at the sources", async () => {
    appendFileSync(join(workbench().workspace?.folder ?? "", "train.mjs"), "// And one more.\n");
    await workbench().runCommand("Executions: Open Executions Page");
    const table = new TablePage(await workbench().webview("Executions"));
    await press(table.row(workbench().bundles().ids().at(-1) ?? ""));
    await workbench().page.keyboard.press("g");
    const lineage = new LineagePage(await workbench().webview("Lineage"));
    const stale = lineage.frame.locator(".node", { hasText: "second" });
    await stale.locator(".fact", { hasText: "code changed" }).waitFor();
    await press(stale);
    await lineage.side().locator("h2", { hasText: "second" }).waitFor();
    assert.match(
      await lineage.side().innerText(),
      /its inputs and its script as they are now; not what the script imports/,
    );
    await workbench().screenshot("restricted-lineage");
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

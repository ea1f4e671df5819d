import assert from "node:assert/strict";
import type { JobStatus } from "../../src/core/jobStatus";
import { pickFromContextMenu } from "../support/contextMenu";
import { describeWorkbench } from "../support/describeWorkbench";
import { LogsPage } from "../support/logsPage";

describeWorkbench("an execution whose runner was killed", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");

  before(async () => {
    await workbench().openContainer("Executions");
    await executions().open();
  });

  it("is recovered from its row: what still runs of its script is ended after a question", async () => {
    const commandLine = workbench().commandLine();
    commandLine.write("scripts/stay.sh", "echo started; exec sleep 300\n");
    const run = commandLine.start(["run", "scripts/stay.sh", "--name", "Stay"]);
    await run.printed("started");
    await executions().rowNamed("Stay, Executing").waitFor();
    run.kill("SIGKILL");
    await run.exited;
    await executions().pressTitleAction("Refresh");
    const page = await workbench().openDetails(executions().rowNamed("Stay, Dead"), "Stay");
    await page.waitForState("Dead");
    await page.section("Result").waitFor();
    assert.equal(await page.section("Now").count(), 0, "nothing runs any more");
    await workbench().screenshot("recover-dead");
    await workbench().runCommand("Executions: Show Logs");
    const logs = new LogsPage(await workbench().webview("Log of Stay"));
    await logs.line("started").waitFor();
    assert.equal(await logs.frame.locator('[data-part="following"]').count(), 0, "nothing more comes");
    await pickFromContextMenu(workbench().page, executions().rowNamed("Stay, Dead"), "Recover");
    const dialog = workbench().notifications.dialog("Recover Stay?");
    await dialog.filter({ hasText: "its script still runs" }).waitFor();
    await workbench().screenshot("recover-question");
    await workbench().notifications.pressInDialog("Recover Stay?", "Recover");
    await executions().rowNamed("Stay, Failed").waitFor();
    const bundles = workbench().bundles();
    const { state, reason } = bundles.json<JobStatus>(bundles.only(), "metadata/jobStatus.json");
    assert.equal(state, "FAILED");
    assert.match(reason ?? "", /the runner was killed while the script ran .* was ended/);
    assert.equal(bundles.text(bundles.only(), "outputs/stdout.log"), "started\n");
  });
});

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandLine } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";

/** Says something new all the time, so that its row is drawn again and again. */
const busy = `
import { appendFileSync } from "node:fs";
let step = 0;
setInterval(() => {
  step += 1;
  const line = { type: "status", message: "step " + step };
  appendFileSync(process.env.EXECUTION_EVENTS, JSON.stringify(line) + "\\n");
}, 20);
`;

describeWorkbench("the row of an execution that says something new all the time", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");

  it("opens its page at each click", async () => {
    const folder = workbench().workspace?.folder ?? "";
    mkdirSync(join(folder, "scripts"), { recursive: true });
    writeFileSync(join(folder, "scripts/busy.mjs"), busy);
    const commandLine = new CommandLine(folder, { EXECUTIONS_CONFIG_DIR: join(folder, "..", "user") });
    await workbench().openContainer("Executions");
    await executions().open();
    const run = commandLine.start(["run", "scripts/busy.mjs", "--name", "busy"]);
    await executions().rowNamed("busy, Executing").waitFor();
    for (let click = 1; click <= 20; click += 1) await executions().click("busy");
    const page = await workbench().details("busy");
    await page.waitForState("Executing");
    // What VS Code could not do for a click it says in a notification.
    assert.deepEqual(await workbench().notifications.messages(), []);
    run.kill("SIGTERM");
    await run.ended;
  });
});

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobStatus } from "../../src/core/jobStatus";
import { commandParameters } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";
import { commandLineOf, processesWith } from "../support/liveProcesses";
import { until } from "../support/press";

const settings = { "executions.run.parallelLimit": 1, "executions.run.terminal": "pty" };

describeWorkbench("runs that VS Code's settings shape", { settings }, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const stateOf = (id: string): string =>
    workbench().bundles().json<JobStatus>(id, "metadata/jobStatus.json").state;
  const write = (path: string, content: string): void => {
    writeFileSync(join(workbench().workspace?.folder ?? "", path), content);
  };

  before("write a method that goes on until it is told to end", async () => {
    write("wait.sh", '[ -t 1 ] && echo "a terminal"; while [ ! -e go ]; do sleep 0.1; done\n');
    workbench()
      .commandLine()
      .method("wait", { title: "Wait", ...commandParameters("sh", "wait.sh") });
    await workbench().openContainer("Executions");
  });

  async function run(count: number): Promise<string> {
    const before = new Set(workbench().bundles().ids());
    // The hover of the row would lie over it.
    await workbench().page.mouse.move(700, 300);
    await executions().open();
    await workbench().openMethodForm("Wait");
    await workbench().quickInput.pick("Run");
    await workbench().quickInput.waitUntilClosed();
    await until(() => Promise.resolve(workbench().bundles().ids().length === count), "Nothing was begun.");
    return (
      workbench()
        .bundles()
        .ids()
        .find((id) => !before.has(id)) ?? ""
    );
  }

  it("run one at a time, in a terminal, and go on though the window's host is killed", async function () {
    this.timeout(120_000);
    const first = await run(1);
    await until(() => Promise.resolve(stateOf(first) === "EXECUTING"), "It does not run.");
    const second = await run(2);
    await executions().open();
    await executions().rowNamed(", Scheduled,").waitFor();
    assert.deepEqual([stateOf(first), stateOf(second)], ["EXECUTING", "SCHEDULED"]);

    const keys = join(workbench().dataFolder, "executions");
    const hosts = processesWith("EXECUTIONS_CONFIG_DIR", keys).filter((pid) =>
      commandLineOf(pid).includes("--type=extensionHost"),
    );
    assert.equal(hosts.length, 1);
    for (const host of hosts) process.kill(host, "SIGKILL");
    await workbench().reload();
    await executions().open();
    await executions().rowNamed(", Executing,").waitFor();
    await executions().rowNamed(", Scheduled,").waitFor();
    assert.deepEqual([stateOf(first), stateOf(second)], ["EXECUTING", "SCHEDULED"]);

    write("go", "");
    for (const id of [first, second]) {
      await workbench().bundles().sealed(id);
      assert.equal(stateOf(id), "COMPLETED");
      assert.match(workbench().bundles().text(id, "outputs/stdout.log"), /^a terminal\r?\n$/);
    }
    assert.equal(workbench().bundles().ids().length, 2);
  });
});

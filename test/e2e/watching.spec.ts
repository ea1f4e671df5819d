import assert from "node:assert/strict";
import { cp, rm } from "node:fs/promises";
import type { RunningCommand } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";

describeWorkbench("a workspace that other programs change", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");
  /** Starts a script that runs until its gate is opened. */
  const startGated = (gate: string): RunningCommand =>
    workbench().commandLine().start(["run", "wait.sh", "--", gate]);
  const open = (gate: string): void => {
    workbench().commandLine().write(gate, "");
  };
  const untilShown = async (count: number): Promise<void> => {
    await executions().waitForRows((rows) => rows.filter(({ level }) => level === 2).length === count);
  };

  before(async () => {
    workbench()
      .commandLine()
      .write("wait.sh", 'while [ -d .executions ] && [ ! -e "$1" ]; do sleep 0.1; done\n');
    await workbench().openContainer("Executions");
    await executions().open();
  });

  it("shows what the command line runs, and counts it while it runs", async () => {
    await executions().welcome("Nothing has run here yet.").waitFor();
    const run = startGated("first-gate");
    await executions().rowNamed(", Executing,").waitFor();
    await workbench().badge("Executions", "1").waitFor();
    await workbench().screenshot("watching-running");
    open("first-gate");
    const { code, stderr } = await run.ended;
    assert.equal(code, 0, stderr);
    await executions().rowNamed(", Completed,").waitFor();
    await workbench().badge("Executions", "1").waitFor({ state: "hidden" });
  });

  it("shows a bundle that is copied in, and forgets one that is removed", async () => {
    const bundles = workbench().bundles();
    const id = bundles.only();
    const copy = `${id.slice(0, -4)}copy`;
    await cp(bundles.folder(id), bundles.folder(copy), { recursive: true });
    await executions().row("copy").waitFor({ timeout: 10_000 });
    await untilShown(2);
    await rm(bundles.folder(copy), { recursive: true });
    await executions().row("copy").waitFor({ state: "hidden", timeout: 10_000 });
    await untilShown(1);
  });

  it("shows failed and running ones alone, and all again", async () => {
    const { code } = await workbench().commandLine().run("run", "train", "--input", "standardize=false");
    assert.equal(code, 7);
    await executions().rowNamed(", Failed,").waitFor();
    await executions().pressTitleAction("Show Failed and Running Only");
    await executions().rowNamed(", Completed,").waitFor({ state: "hidden" });
    await executions().rowNamed(", Failed,").waitFor();
    await executions().waitForDescription("failed, running");
    const run = startGated("second-gate");
    await executions().rowNamed(", Executing,").waitFor();
    await workbench().screenshot("watching-filtered");
    open("second-gate");
    await run.ended;
    await executions().rowNamed(", Executing,").waitFor({ state: "hidden" });
    await executions().pressTitleAction("Show All Executions");
    await executions().rowNamed(", Completed,").waitFor();
    await untilShown(3);
    await workbench().screenshot("watching-all");
  });
});

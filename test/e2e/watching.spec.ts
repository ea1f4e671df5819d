import assert from "node:assert/strict";
import { cp, rm } from "node:fs/promises";
import { CommandLine } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";
import { makeTemporaryFolder, removeFolder } from "../support/temporaryFolder";

describeWorkbench("a workspace that other programs change", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");
  let keys = "";
  let commandLine: CommandLine;

  before(async () => {
    keys = await makeTemporaryFolder("keys");
    commandLine = new CommandLine(workbench().workspace?.folder ?? "", { EXECUTIONS_CONFIG_DIR: keys });
    await workbench().openContainer("Executions");
    await executions().open();
  });

  after(async () => {
    await removeFolder(keys);
  });

  it("shows what the command line runs, and counts it while it runs", async () => {
    await executions().welcome("Nothing has run here yet.").waitFor();
    const run = commandLine.start(["run", "train", "--input", "delay=0.1"]);
    await executions().rowNamed(", Executing,").waitFor();
    await workbench().badge("Executions", "1").waitFor();
    await workbench().screenshot("watching-running");
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
    await executions()
      .rowNamed("…copy,")
      .or(executions().rowWith(/copy/))
      .first()
      .waitFor({ timeout: 10_000 });
    assert.equal((await executions().rows()).filter(({ level }) => level === 2).length, 2);
    await rm(bundles.folder(copy), { recursive: true });
    await executions().rowWith(/copy/).waitFor({ state: "hidden", timeout: 10_000 });
    assert.equal((await executions().rows()).filter(({ level }) => level === 2).length, 1);
  });

  it("shows failed and running ones alone, and all again", async () => {
    const { code } = await commandLine.run("run", "train", "--input", "standardize=false");
    assert.equal(code, 7);
    await executions().rowNamed(", Failed,").waitFor();
    await executions().pressTitleAction("Show Failed and Running Only");
    await executions().rowNamed(", Completed,").waitFor({ state: "hidden" });
    await executions().rowNamed(", Failed,").waitFor();
    assert.equal(await executions().description(), "failed, running");
    const run = commandLine.start(["run", "train", "--input", "delay=0.1"]);
    await executions().rowNamed(", Executing,").waitFor();
    await workbench().screenshot("watching-filtered");
    await run.ended;
    await executions().rowNamed(", Executing,").waitFor({ state: "hidden" });
    await executions().pressTitleAction("Show All Executions");
    await executions().rowNamed(", Completed,").waitFor();
    assert.equal((await executions().rows()).filter(({ level }) => level === 2).length, 3);
    await workbench().screenshot("watching-all");
  });
});

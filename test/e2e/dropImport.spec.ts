import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Locator } from "playwright-core";
import { CommandLine } from "../support/commandLine";
import { describeWorkbench } from "../support/describeWorkbench";

describeWorkbench("a file that is dropped on the tree of executions", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const place = (name: string): string => join(dirname(workbench().workspace?.folder ?? ""), name);
  let [own, id] = ["", ""];

  before("export an execution of another folder", async function () {
    this.timeout(60_000);
    const elsewhere = new CommandLine(place("elsewhere"), { EXECUTIONS_CONFIG_DIR: place("keys") });
    elsewhere.write("hello.sh", "echo hello\n");
    assert.equal((await elsewhere.run("run", "hello.sh", "--name", "from elsewhere")).code, 0);
    [id = ""] = elsewhere.bundles();
    const { code, stderr } = await elsewhere.run("export", id, "--to", place("one.zip"));
    assert.equal(code, 0, stderr);
    writeFileSync(place("broken.zip"), readFileSync(place("one.zip")).subarray(0, 200));
    const here = workbench().commandLine();
    here.write("here.sh", "echo here\n");
    assert.equal((await here.run("run", "here.sh", "--name", "from here")).code, 0);
    [own = ""] = workbench().bundles().ids();
    await workbench().openContainer("Executions");
    await executions().open();
    await executions().rowNamed("from here").waitFor();
  });

  /** As the Explorer hands over a file of the folder's machine. */
  async function drop(file: string, on: Locator): Promise<void> {
    const { page } = workbench();
    const uri = `vscode-remote://${new URL(page.url()).host}${file}`;
    const dataTransfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.setData("text/uri-list", text);
      return data;
    }, uri);
    const box = await on.boundingBox();
    const at = { clientX: (box?.x ?? 0) + 40, clientY: (box?.y ?? 0) + 10 };
    for (const type of ["dragenter", "dragover", "drop"])
      await on.dispatchEvent(type, { dataTransfer, ...at });
  }

  it("is imported, with its seal as it was", async () => {
    await drop(place("one.zip"), executions().rowNamed("from here"));
    await workbench().notifications.waitFor(`Imported ${id}.`);
    await executions().expand("hello.sh");
    await executions().rowNamed("from elsewhere").waitFor();
    assert.deepEqual(workbench().bundles().ids(), [own, id].sort());
    const { value } = await workbench().commandLine().json<{ ok: boolean; signature: string }>("verify", id);
    assert.deepEqual([value.ok, value.signature], [true, "unknown-key"]);
  });

  it("is told to be here already when it is dropped on a row of the same execution", async () => {
    await drop(place("one.zip"), executions().rowNamed("from elsewhere"));
    await workbench().notifications.waitFor(`${id} is already here.`);
  });

  it("is an archive too where its name is written in capitals", async () => {
    await workbench().runCommand("Notifications: Clear All Notifications");
    copyFileSync(place("one.zip"), place("ONE.ZIP"));
    await drop(place("ONE.ZIP"), executions().rowNamed("from elsewhere"));
    await workbench().notifications.waitFor(`${id} is already here.`);
  });

  it("is named when it is no archive", async () => {
    writeFileSync(place("notes.txt"), "a note");
    await drop(place("notes.txt"), executions().rowNamed("from elsewhere"));
    await workbench().notifications.waitFor("notes.txt was not imported");
  });

  it("is refused with the reason when it is damaged", async () => {
    await drop(place("broken.zip"), executions().rowNamed("from elsewhere"));
    await workbench().notifications.waitFor(/broken\.zip/);
    assert.deepEqual(workbench().bundles().ids(), [own, id].sort());
  });
});

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openZip } from "../../src/bundle/zip/readZip";
import { shortenId } from "../../src/core/format/shortId";
import { describeWorkbench } from "../support/describeWorkbench";
import { runMethodOnce } from "../support/methodRun";
import { press } from "../support/press";

describeWorkbench("an execution that leaves and comes back", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const archive = () => join(dirname(workbench().workspace?.folder ?? ""), "penguins run.zip");
  let id = "";
  let label = "";
  let signature = "";

  it("is exported from the tree to a .zip of one's choice", async () => {
    ({ id, label } = await runMethodOnce(workbench(), "Train classifier"));
    signature = workbench().bundles().text(id, "auth/jwt.json");
    await executions().pickFromMenu(label, "Export", "Export Bundle (.zip)…");
    await workbench().quickInput.waitForValue(`/sample/${id}.zip`);
    await workbench().quickInput.type(archive());
    await workbench().screenshot("export-dialog");
    await workbench().quickInput.answerPath(archive());
    const message = await workbench().notifications.waitFor("Exported to");
    assert.match(message, /penguins run\.zip \([\d.]+ [KM]?B\)/);
    await workbench().notifications.waitUntilGone("Exporting");
    assert.equal(readFileSync(archive()).subarray(0, 2).toString(), "PK");
  });

  it("has its outputs saved as .zip from its page", async () => {
    const outputs = join(dirname(archive()), "penguins outputs.zip");
    await executions().click(label);
    const page = await workbench().details(shortenId(id));
    await press(page.frame.getByRole("button", { name: "Save outputs as .zip…" }));
    await workbench().quickInput.waitForValue(`/sample/${id}-outputs.zip`);
    await workbench().quickInput.answerPath(outputs);
    await workbench().notifications.waitFor("Outputs saved to");
    const zip = await openZip(outputs);
    zip.close();
    assert.ok(zip.files.has("model.json") && zip.files.has("stdout.log"));
  });

  it("goes from the tree when its folder is deleted, without a reload", async () => {
    await rm(workbench().bundles().folder(id), { recursive: true });
    await executions().row(label).waitFor({ state: "hidden", timeout: 5000 });
    await executions().welcome("Nothing has run here yet.").waitFor();
  });

  it("comes back from the .zip", async () => {
    await workbench().runCommand("Executions: Import…");
    await workbench().quickInput.waitForTitle("Import Executions");
    await workbench().quickInput.waitForValue("/sample/");
    await workbench().quickInput.answerPath(archive());
    await executions().row(label).waitFor();
    await workbench().notifications.waitFor(`Imported ${id}.`);
    await executions().rowNamed(", Completed,").waitFor();
    await workbench().notifications.waitUntilGone("Importing");
    assert.equal(workbench().bundles().text(id, "auth/jwt.json"), signature);
    assert.ok(existsSync(join(workbench().bundles().folder(id), "outputs", "model.json")));
  });

  it("is verified to be as it was sealed", async () => {
    await executions().pickFromMenu(label, "Verify");
    const message = await workbench().notifications.waitFor("as it was sealed");
    assert.match(message, /is as it was sealed: its signature is valid$/);
    await workbench().screenshot("verify-valid");
    await workbench().notifications.waitUntilGone("Verifying");
  });

  it("is told to be already here when it is imported again", async () => {
    await workbench().runCommand("Executions: Import…");
    await workbench().quickInput.waitForTitle("Import Executions");
    await workbench().quickInput.waitForValue("/sample/");
    await workbench().quickInput.answerPath(archive());
    await workbench().notifications.waitFor(`${id} is already here.`);
  });
});

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundlePaths } from "../../src/bundle/layout";
import { openZip } from "../../src/bundle/zip/readZip";
import { CommandLine } from "../support/commandLine";
import { provJsonProblems } from "../support/provJsonSchema";
import type { ExecutionSummary } from "../../src/core/summary";
import { describeWorkbench } from "../support/describeWorkbench";
import { runMethodOnce } from "../support/methodRun";
import { saveAs } from "../support/saveAs";

describeWorkbench("the provenance of executions", {}, (workbench) => {
  const executions = () => workbench().tree("Executions");
  const beside = (name: string) => join(dirname(workbench().workspace?.folder ?? ""), name);
  const exported = async (offered: string, name: string): Promise<string> => {
    await saveAs(workbench(), `/sample/${offered}`, beside(name));
    await workbench().notifications.waitFor(`${name} (`);
    return beside(name);
  };
  let id = "";
  let label = "";

  it("is exported from the tree as PROV-JSON", async () => {
    ({ id, label } = await runMethodOnce(workbench(), "Train classifier"));
    await executions().pickFromMenu(label, "Export", "Export Provenance…");
    await workbench().quickInput.waitForTitle("Export the Provenance of 1 Execution");
    await workbench().screenshot("export-provenance-formats");
    await workbench().quickInput.pick("PROV-JSON");
    const json = readFileSync(await exported(`${id}.prov.json`, "one.prov.json"), "utf8");
    assert.deepEqual(provJsonProblems(json), []);
    assert.match(json, new RegExp(`"executions:id": "${id}"`));
  });

  it("of two that are selected is one document, with what they share once", async () => {
    const again = await workbench().commandLine().json<ExecutionSummary>("rerun", id);
    assert.equal(again.code, 0);
    await executions().select([id, again.value.id].map((one) => executions().rowNamed(one.slice(-4))));
    await executions().pickFromMenu(label, "Export", "Export Provenance…");
    await workbench().quickInput.waitForTitle("Export the Provenance of 2 Executions");
    await workbench().quickInput.pick("PROV-XML");
    const xml = readFileSync(await exported("executions.provo.xml", "two.provo.xml"), "utf8");
    assert.equal(xml.match(/<prov:person /g)?.length, 1);
    assert.equal(xml.match(/<prov:label>penguins\.csv</g)?.length, 1);
  });

  it("is exported as an RO-Crate that is imported elsewhere as the execution that it is", async () => {
    await executions().click(label);
    await executions().pickFromMenu(label, "Export", "Export Provenance…");
    await workbench().quickInput.pick("RO-Crate");
    const file = await exported(`${id}-crate.zip`, "penguins-crate.zip");
    const zip = await openZip(file);
    zip.close();
    assert.ok(zip.files.has(bundlePaths.roCrate));
    mkdirSync(beside("elsewhere"));
    const elsewhere = new CommandLine(beside("elsewhere"));
    const { value } = await elsewhere.json("import", file);
    assert.deepEqual(value, { done: [id], refused: [] });
    const { value: verified } = await elsewhere.json<{ ok: boolean }>("verify", id);
    assert.equal(verified.ok, true);
  });
});

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths } from "../../../src/bundle/layout";
import { BundleFiles } from "../../../src/panels/bundleFiles";
import { provenanceOnPage } from "../../../src/panels/provenanceOnPage";
import type { FileText, ProvenanceStandard } from "../../../src/shared/details/detailsMessages";
import { crateProblems } from "../../support/crateRules";
import { makeBundle } from "../../support/madeBundle";
import { provJsonProblems } from "../../support/provJsonSchema";
import { recordsOfJson, recordsOfXml } from "../../support/provRecords";
import { readTree, removeFolder, temporaryFolder } from "../../support/zipSample";

describe("what the details page shows of the provenance", () => {
  let workspace = "";
  let bundle = "";
  const id = "train-1";

  beforeEach(() => {
    workspace = temporaryFolder();
    bundle = makeBundle(workspace, { id, files: { "outputs/model.json": "{}" } });
  });
  afterEach(() => removeFolder(workspace));

  function shown(standard: ProvenanceStandard): Promise<FileText> {
    const files = new BundleFiles(bundle, workspace);
    return provenanceOnPage({ target: { workspace, id }, archived: false, files }, standard);
  }

  it("is the same in PROV-XML and PROV-JSON, made from the records where no document was written", async () => {
    const [xml, json] = [await shown("prov-xml"), await shown("prov-json")];
    assert.deepEqual(provJsonProblems(json.text), []);
    assert.deepEqual(recordsOfJson(json.text), recordsOfXml(xml.text));
    assert.equal(json.size, Buffer.byteLength(json.text));
  });

  it("is the document that was sealed, where there is one", async () => {
    writeFileSync(join(bundle, bundlePaths.provenance), "<sealed/>");
    assert.equal((await shown("prov-xml")).text, "<sealed/>");
  });

  it("is a crate of all files of the bundle", async () => {
    const { text } = await shown("ro-crate");
    const metadata = JSON.parse(text) as { "@graph": { "@id": string; "@type": string }[] };
    const files = metadata["@graph"].filter((each) => each["@type"] === "File").map((each) => each["@id"]);
    const inside = Object.keys(readTree(bundle));
    assert.deepEqual(crateProblems(metadata, inside), []);
    assert.deepEqual(files.filter((file) => !file.startsWith("urn:")).sort(), inside.sort());
  });

  it("says that there is none where no record can be read", async () => {
    writeFileSync(join(bundle, bundlePaths.jobStatus), "{");
    await assert.rejects(shown("prov-json"), /train-1 has no record that can be read/);
  });
});

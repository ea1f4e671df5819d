import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { exportProvenance } from "../../../../src/bundle/prov/exportProvenance";
import { makeBundle } from "../../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

describe("the provenance of many executions", () => {
  let folder = "";
  beforeEach(() => {
    folder = temporaryFolder();
    for (const id of ["one", "other"]) makeBundle(folder, { id });
  });
  afterEach(() => removeFolder(folder));

  it("is written whole, or, where that is cancelled, not at all", async () => {
    const layout = workspaceLayout(folder);
    const executions = ["one", "other"].map((id) => ({ layout, id, archived: false }));
    const file = join(folder, "lineage.prov.json");
    const reason = new Error("cancelled");
    const signal = AbortSignal.abort(reason);
    await assert.rejects(exportProvenance(executions, "prov-json", file, { signal }), reason);
    assert.equal(existsSync(file), false);
    await exportProvenance(executions, "prov-json", file);
    for (const { id } of executions) assert.match(readFileSync(file, "utf8"), new RegExp(`"${id}"`));
  });
});

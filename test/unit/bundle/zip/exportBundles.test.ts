import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importBundles } from "../../../../src/bundle/import/importBundles";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { exportBundles } from "../../../../src/bundle/zip/exportBundles";
import { makeBundle } from "../../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const ids = ["train-20261120-100000-aaaa", "train-20261120-100000-bbbb", "train-20261120-100000-cccc"];

describe("one archive of several executions", () => {
  let from = "";
  let to = "";
  let file = "";

  beforeEach(async () => {
    [from, to] = [temporaryFolder(), temporaryFolder()];
    file = join(from, "executions.zip");
    const bundles = ids.map((id) => ({
      id,
      folder: makeBundle(from, { id, files: { "outputs/model.json": `model of ${id}` } }),
    }));
    await exportBundles(bundles, file);
  });
  afterEach(() => {
    removeFolder(from);
    removeFolder(to);
  });

  const model = (id: string): string =>
    readFileSync(join(workspaceLayout(to).executions, id, "outputs/model.json"), "utf8");

  it("is imported as all of them", async () => {
    const results = await importBundles(to, file);
    assert.deepEqual(
      results.map((result) => ("outcome" in result ? [result.id, result.outcome] : result)),
      ids.map((id) => [id, "imported"]),
    );
    for (const id of ids) assert.equal(model(id), `model of ${id}`);
    const again = await importBundles(to, file);
    assert.deepEqual(
      again.map((result) => ("outcome" in result ? result.outcome : result)),
      ids.map(() => "already-here"),
    );
  });

  it("is imported but for those whose id is taken by another", async () => {
    makeBundle(to, { id: ids[1] ?? "", files: { "outputs/model.json": "mine" } });
    const results = await importBundles(to, file);
    assert.deepEqual(
      results.map((result) => ("outcome" in result ? result.outcome : result.id)),
      ["imported", ids[1], "imported"],
    );
    assert.equal(model(ids[1] ?? ""), "mine");
  });

  it("that cannot be written leaves nothing behind", async () => {
    const target = join(from, "none", "executions.zip");
    await assert.rejects(
      exportBundles([{ id: "a", folder: join(from, "nothing") }], target),
      /could not be exported/,
    );
    await assert.rejects(exportBundles([], target), /its folder does not exist/);
  });

  it("that holds no execution is refused", async () => {
    writeFileSync(join(from, "a.txt"), "a");
    await exportBundles([{ id: "x", folder: join(to) }], file);
    await assert.rejects(importBundles(to, file), /holds no execution/);
  });
});

import assert from "node:assert/strict";
import { cpSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { importBundle } from "../../../../src/bundle/import/importBundle";
import { importedIds, isImported } from "../../../../src/bundle/import/imports";
import { ownPublicKey } from "../../../../src/bundle/seal/publicKey";
import { sealBundle } from "../../../../src/bundle/seal/sealBundle";
import { exportBundle } from "../../../../src/bundle/zip/exportBundle";
import {
  readTree,
  removeFolder,
  temporaryFolder,
  writeSampleBundle,
  writeTree,
} from "../../../support/zipSample";

const id = "train-20261121-093000-abcd";

describe("whether a bundle came from elsewhere", () => {
  let folder = "";
  const executions = (workspace: string) => join(folder, workspace, ".executions/executions");
  const mine = () => join(folder, "my keys");
  const run = async (workspace: string, keys = mine()) => {
    const bundle = join(executions(workspace), id);
    writeSampleBundle(bundle, id);
    writeTree(bundle, {
      "metadata/instance.json": JSON.stringify({ workingDirectory: join(folder, workspace) }),
    });
    await sealBundle(bundle, { subject: "Ada", executionId: id, at: new Date(), configFolder: keys });
    return bundle;
  };
  const imported = (bundle: string) => isImported(bundle, { ownKey: ownPublicKey(mine())?.x ?? null });

  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));

  it("is known of an import for ever, though nothing is added to it and the cache is deleted", async () => {
    const bundle = await run("here");
    assert.equal(imported(bundle), false);
    const { file } = await exportBundle(bundle, folder);
    const before = readTree(bundle);
    rmSync(bundle, { recursive: true });
    await importBundle(join(folder, "here"), file);
    rmSync(join(folder, "here/.executions/.cache"), { recursive: true });
    assert.equal(imported(bundle), true);
    assert.deepEqual(readTree(bundle), before);
    assert.deepEqual([...importedIds(join(folder, "here/.executions"))], [id]);
  });

  it("is told by the records of one that was copied in by hand", async () => {
    const bundle = await run("there", join(folder, "their keys"));
    assert.equal(imported(bundle), false, "it ran in this workspace, whoever ran it");
    cpSync(bundle, join(executions("here"), id), { recursive: true });
    assert.equal(imported(join(executions("here"), id)), true);
    const ccp = join(executions("here"), "0f3c2a10");
    writeTree(ccp, {
      "metadata/jobStatus.json": JSON.stringify({ jobID: "0f3c2a10", status: "successful" }),
    });
    assert.equal(imported(ccp), true);
  });

  it("is not taken from a moved workspace, a bundle that is not sealed yet, or a damaged note", async () => {
    await run("here");
    renameSync(join(folder, "here"), join(folder, "moved"));
    assert.equal(imported(join(executions("moved"), id)), false);
    const running = join(executions("moved"), "running");
    writeSampleBundle(running, "running");
    assert.equal(imported(running), false);
    writeTree(folder, { "moved/.executions/imports.ndjson": `{\n[]\n{"id":1}\n` });
    assert.equal(imported(running), false);
    mkdirSync(join(executions("moved"), "empty"));
    assert.equal(imported(join(executions("moved"), "empty")), false);
  });
});

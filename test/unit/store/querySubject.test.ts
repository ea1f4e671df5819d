import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileQuery } from "../../../src/core/query/compileQuery";
import { parseQuery } from "../../../src/core/query/parseQuery";
import { bundlePaths, workspaceLayout, type WorkspaceLayout } from "../../../src/bundle/layout";
import { archiveBundle } from "../../../src/bundle/archive/archiveBundle";
import type { ExecutionSummary } from "../../../src/core/summary";
import { hashFolder } from "../../../src/bundle/seal/folderIdentity";
import { ExecutionStore } from "../../../src/store/executionStore";
import { knowArchives } from "../../../src/store/knowArchives";
import { hashFile } from "../../../src/bundle/seal/hashFile";
import { matchesExecution } from "../../../src/store/matchesExecution";
import { readSummary } from "../../../src/store/readSummary";
import { makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

async function archived(layout: WorkspaceLayout): Promise<readonly ExecutionSummary[]> {
  await knowArchives(layout);
  return new ExecutionStore(layout).list();
}

describe("a query looks into a bundle", () => {
  let folder = "";
  let bundle = "";
  const matches = async (text: string): Promise<boolean> => {
    const parsed = parseQuery(text);
    assert.ok(parsed.ok, text);
    const test = compileQuery(parsed.query, new Date());
    return await matchesExecution(workspaceLayout(folder), readSummary(bundle), test);
  };

  beforeEach(() => {
    folder = temporaryFolder();
    bundle = makeBundle(folder, { id: "train-20261120-100000-aaaa" });
    const put = (name: string, value: unknown): void =>
      writeFileSync(join(bundle, name), typeof value === "string" ? value : JSON.stringify(value));
    put(bundlePaths.instance, {
      host: "lab3",
      platform: { os: "linux", arch: "x64" },
      environment: { CUDA_VISIBLE_DEVICES: "1" },
      interpreter: { path: "/opt/bin/python3.12", version: "3.12.4", packages: { torch: "2.10.0" } },
    });
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data/train.csv"), "1,2\n");
    const input = { ...hashFile(join(folder, "data/train.csv")), uri: "data/train.csv", direction: "input" };
    const output = { uri: "outputs/models/model.pt", direction: "output", size: 1, sha256: "0".repeat(64) };
    const common = { name: "x", role: "data", type: "Data", version: null, known: "declared" };
    put(bundlePaths.artifacts, {
      version: 1,
      artifacts: [input, output].map((one) => ({ ...common, ...one })),
    });
    put(bundlePaths.stderr, `${"x".repeat(1024 * 1024 - 5)}RuntimeError: CUDA out of memory\n`);
  });
  afterEach(() => removeFolder(folder));

  it("for its environment and packages", async () => {
    assert.ok(await matches("env:python>=3.9 env:host=lab3 env:os=linux env:CUDA_VISIBLE_DEVICES=1"));
    assert.ok(await matches("package:torch>2.9"));
    assert.ok(!(await matches("package:torch>=3")));
  });

  it("for its outputs by path and by name", async () => {
    assert.ok(await matches("output:model.pt output:models/*"));
    assert.ok(!(await matches("output:train.csv")));
  });

  it("for what it printed, also across the pieces in which a log is read", async () => {
    assert.ok(await matches('log:"runtimeerror: cuda OUT of memory"'));
    assert.ok(!(await matches('log:"out of disk"')));
  });

  it("for inputs that are no longer what they were", async () => {
    assert.ok(!(await matches("is:stale")));
    writeFileSync(join(folder, "data/train.csv"), "1,3\n");
    assert.ok(await matches("is:stale"));
    rmSync(join(folder, "data/train.csv"));
    assert.ok(await matches("is:stale"));
  });

  it("for folders that are no longer what they were", async () => {
    const { sha256, size } = await hashFolder(join(folder, "data"));
    const used = {
      direction: "input",
      uri: "data",
      name: "data",
      role: "data",
      type: "Dataset",
      version: null,
    };
    const artifacts = [{ ...used, known: "declared", sha256, size }];
    writeFileSync(join(bundle, bundlePaths.artifacts), JSON.stringify({ version: 1, artifacts }));
    assert.ok(!(await matches("is:stale")));
    assert.ok(await matches("NOT is:stale"));
    writeFileSync(join(folder, "data/more.csv"), "3\n");
    assert.ok(await matches("is:stale"));
  });

  it("for inputs that many executions used, as soon as one was written anew", async () => {
    const layout = workspaceLayout(folder);
    const test = compileQuery({ kind: "is", flag: "stale" }, new Date());
    assert.equal(await matchesExecution(layout, readSummary(bundle), test), false);
    // Of the same size: only who hashes it again sees it.
    writeFileSync(join(folder, "data/train.csv"), "1,3\n");
    assert.equal(await matchesExecution(layout, readSummary(bundle), test), true);
    assert.ok(await matches("is:stale"));
  });

  it("for inputs of an archived one", async () => {
    await archiveBundle(workspaceLayout(folder), "train-20261120-100000-aaaa");
    const layout = workspaceLayout(folder);
    const [execution] = await archived(layout);
    assert.ok(execution);
    const isStale = async (): Promise<boolean> =>
      await matchesExecution(layout, execution, compileQuery({ kind: "is", flag: "stale" }, new Date()));
    assert.equal(await isStale(), false);
    writeFileSync(join(folder, "data/train.csv"), "1,3\n");
    assert.equal(await isStale(), true);
  });
});

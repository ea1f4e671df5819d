import assert from "node:assert/strict";
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureWorkspace } from "../../../src/bundle/ensureWorkspace";
import { workspaceLayout, type WorkspaceLayout } from "../../../src/bundle/layout";
import type { Artifact } from "../../../src/core/records";
import { InputIdentities } from "../../../src/store/inputIdentities";
import { recordedFile } from "../../support/recordedFile";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("inputs that may be stale", () => {
  let folder = "";
  let layout: WorkspaceLayout;

  const write = (path: string, content: string): string => {
    writeFileSync(join(folder, path), content);
    return join(folder, path);
  };
  const recorded = (path: string, uri: string): Promise<Artifact> => recordedFile(layout, path, uri);
  const isStale = (artifact: Artifact, isOwn: boolean): Promise<boolean> =>
    new InputIdentities().isStale(layout, [artifact], isOwn);

  beforeEach(async () => {
    folder = await makeTemporaryFolder("stale");
    for (const path of ["workspace/data", "elsewhere"]) mkdirSync(join(folder, path), { recursive: true });
    layout = workspaceLayout(join(folder, "workspace"));
    ensureWorkspace(layout);
  });
  afterEach(() => removeFolder(folder));

  it("are looked at outside of the workspace for executions of this machine alone", async () => {
    const path = write("elsewhere/a.csv", "x\n1\n");
    for (const uri of [path, "../elsewhere/a.csv"]) {
      const artifact = await recorded(path, uri);
      write("elsewhere/a.csv", "x\n2\n");
      assert.deepEqual([await isStale(artifact, true), await isStale(artifact, false)], [true, false]);
      write("elsewhere/a.csv", "x\n1\n");
    }
    const artifact = await recorded(write("workspace/a.csv", "x\n1\n"), "a.csv");
    write("workspace/a.csv", "x\n2\n");
    assert.equal(await isStale(artifact, false), true);
  });

  it("are looked at again as soon as they were written", async () => {
    const artifact = await recorded(write("workspace/a.csv", "x\n1\n"), "a.csv");
    const identities = new InputIdentities();
    const looked = (): Promise<boolean> => identities.isStale(layout, [artifact], true);
    assert.equal(await looked(), false);
    const path = write("workspace/a.csv", "x\n2\n");
    // Two writes in one tick of the clock would have one time.
    utimesSync(path, new Date(), new Date(Date.now() + 1000));
    assert.equal(await looked(), true);
    rmSync(path);
    assert.equal(await looked(), true);
  });

  it("are no folders that others named, nor those that hold the executions", async () => {
    const path = join(folder, "workspace/data");
    write("workspace/data/a.csv", "x\n1\n");
    const artifact = await recorded(path, "data");
    write("workspace/data/a.csv", "x\n2\n");
    assert.deepEqual([await isStale(artifact, true), await isStale(artifact, false)], [true, false]);
    for (const uri of [".", "/"]) assert.equal(await isStale({ ...artifact, uri }, true), false);
  });

  it("are told of a folder that has grown without reading all of it", async () => {
    const path = join(folder, "workspace/data");
    write("workspace/data/a.csv", "x\n1\n");
    const { size } = await recorded(path, "data");
    for (const name of ["b", "c", "d"]) write(`workspace/data/${name}.csv`, "y\n");
    const identities = new InputIdentities();
    assert.equal(await identities.identityOf(layout, path, { mostBytes: size }), "");
    assert.match((await identities.identityOf(layout, path)) ?? "", /^[0-9a-f]{64}$/);
  });

  it("are where a copy of them was taken from, not the copy", async () => {
    const artifact = await recorded(write("workspace/a.csv", "x\n1\n"), "a.csv");
    const copied = { ...artifact, uri: "inputs/data/a.csv", source: "a.csv" };
    assert.equal(await isStale(copied, true), false);
    assert.equal(await isStale({ ...copied, source: "https://example.org/a.csv" }, true), false);
  });
});

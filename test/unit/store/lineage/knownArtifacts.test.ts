import assert from "node:assert/strict";
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { ensureWorkspace } from "../../../../src/bundle/ensureWorkspace";
import { liesInBundle, noCopyWanted } from "../../../../src/core/liesInBundle";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { KnownArtifacts } from "../../../../src/store/lineage/knownArtifacts";
import { madeArtifacts, makeBundle } from "../../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const everything = ["open model.json", "open penguins.csv", "sealed model.json", "sealed penguins.csv"];
const sealing = { "metadata/manifest.json": "{}", "auth/jwt.json": "{}" };

describe("what executions used and made", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  const named = async (least: number): Promise<string[]> => {
    const all = new ExecutionStore(layout).list();
    const artifacts = new KnownArtifacts(layout, all.length, least);
    const names: string[] = [];
    for (const execution of all)
      for (const { name } of await artifacts.of(execution)) names.push(`${execution.id} ${name}`);
    artifacts.save(all);
    return names.sort();
  };
  const useInstead = (id: string, name: string): void => {
    const artifacts = [{ ...madeArtifacts[0], name }];
    const file = join(layout.executions, id, "metadata/artifacts.json");
    writeFileSync(file, JSON.stringify({ version: 1, artifacts }));
  };

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    ensureWorkspace(layout);
    makeBundle(folder, { id: "sealed", files: sealing });
    makeBundle(folder, { id: "open" });
  });
  afterEach(() => removeFolder(folder));

  it("is read once of sealed ones, and again of all others", async () => {
    assert.deepEqual(await named(1), everything);
    for (const id of ["sealed", "open"]) useInstead(id, "other.csv");
    assert.deepEqual(await named(1), ["open other.csv", "sealed model.json", "sealed penguins.csv"]);
    rmSync(join(layout.cache, "lineage.ndjson"));
    assert.deepEqual(await named(1), ["open other.csv", "sealed other.csv"]);
  });

  it("tells what was left in the workspace, read again or not", async () => {
    const left = { ...madeArtifacts[0], direction: "output", known: "registered", reason: noCopyWanted };
    const file = join(layout.executions, "sealed", "metadata/artifacts.json");
    writeFileSync(file, JSON.stringify({ version: 1, artifacts: [left] }));
    const told = async (): Promise<boolean[]> => {
      const all = new ExecutionStore(layout).list().filter(({ id }) => id === "sealed");
      const known = new KnownArtifacts(layout, all.length, 1);
      const artifacts = await Promise.all(all.map((execution) => known.of(execution)));
      known.save(all);
      return artifacts.flat().map((artifact) => liesInBundle({ ...artifact, uri: "outputs/model" }));
    };
    assert.deepEqual([await told(), await told()], [[false], [false]]);
  });

  it("is added to what is kept, beside what others add, and begins anew behind a torn line", async () => {
    const file = join(layout.cache, "lineage.ndjson");
    await named(1);
    const first = readFileSync(file, "utf8");
    makeBundle(folder, { id: "later", files: sealing });
    const other = new KnownArtifacts(layout, 3, 1);
    appendFileSync(file, '{"format":3,"id":"torn","sta');
    const all = new ExecutionStore(layout).list();
    for (const execution of all) await other.of(execution);
    other.save(all);
    const [kept, torn, added, end] = readFileSync(file, "utf8").split("\n");
    assert.deepEqual([`${kept}\n`, end], [first, ""]);
    assert.match(torn ?? "", /torn/);
    assert.match(added ?? "", /"id":"later"/);
    useInstead("later", "other.csv");
    assert.ok((await named(1)).includes("later model.json"));
  });

  it("is written anew once most of what is kept is of no use", async () => {
    const file = join(layout.cache, "lineage.ndjson");
    await named(1);
    const [line] = readFileSync(file, "utf8").split("\n");
    appendFileSync(file, `${line?.replace("sealed", "gone")}\n`.repeat(110));
    makeBundle(folder, { id: "later", files: sealing });
    await named(1);
    assert.deepEqual(
      readFileSync(file, "utf8")
        .match(/"id":"[a-z]+"/g)
        ?.sort(),
      ['"id":"later"', '"id":"sealed"'],
    );
  });

  it("is read again once it could not be read", async () => {
    const bundle = join(layout.executions, "sealed");
    const all = new ExecutionStore(layout).list().filter(({ id }) => id === "sealed");
    const known = new KnownArtifacts(layout, all.length, 1);
    const told = async (): Promise<string[]> => {
      const artifacts = await Promise.all(all.map((execution) => known.of(execution)));
      known.save(all);
      return artifacts.flat().map(({ name }) => name);
    };
    // It is being archived or deleted; or what holds its list cannot be opened now.
    renameSync(bundle, `${bundle}.away`);
    assert.deepEqual(await told(), []);
    renameSync(`${bundle}.away`, bundle);
    const list = join(bundle, "metadata/artifacts.json");
    renameSync(list, `${list}.away`);
    mkdirSync(list);
    assert.deepEqual(await told(), []);
    rmdirSync(list);
    renameSync(`${list}.away`, list);
    assert.deepEqual((await told()).sort(), ["model.json", "penguins.csv"]);
    assert.deepEqual(await named(1), everything);
  });

  it("is read from a file larger than any text, which is written anew", async () => {
    const file = join(layout.cache, "lineage.ndjson");
    await named(1);
    const kept = readFileSync(file, "utf8");
    // A hole of the file system in front of the row, as large as rows that nobody needs.
    const descriptor = openSync(file, "w");
    writeSync(descriptor, `\n${kept}`, 2 ** 29);
    closeSync(descriptor);
    useInstead("sealed", "other.csv");
    assert.deepEqual(await named(1), everything);
    assert.equal(readFileSync(file, "utf8"), kept);
  }).timeout(60_000);

  it("is read of the bundles where they are few, or the file is damaged", async () => {
    await named(3);
    assert.equal(existsSync(join(layout.cache, "lineage.ndjson")), false);
    await named(1);
    writeFileSync(join(layout.cache, "lineage.ndjson"), 'torn {"format":3,"id":"sealed"}\n[]\n');
    assert.deepEqual(await named(1), everything);
  });
});

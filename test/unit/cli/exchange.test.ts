import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Verification } from "../../../src/core/records";
import type { ExecutionSummary } from "../../../src/core/summary";
import { sealBundle } from "../../../src/bundle/seal/sealBundle";
import { openZip } from "../../../src/bundle/zip/readZip";
import { CommandLine } from "../../support/commandLine";
import { makeBundle } from "../../support/madeBundle";
import { readTree, removeFolder, temporaryFolder } from "../../support/zipSample";

interface Outcome {
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

const intact: Verification = { ok: true, missing: [], added: [], changed: [], signature: "valid" };

describe("executions verify, export and import", () => {
  let root = "";
  let folder = "";
  let other = "";
  let executions: CommandLine;
  let elsewhere: CommandLine;
  let bundle = "";

  beforeEach(async () => {
    root = temporaryFolder();
    [folder, other] = [join(root, "here"), join(root, "there")];
    mkdirSync(folder);
    mkdirSync(other);
    const environment = { EXECUTIONS_CONFIG_DIR: join(root, "user") };
    executions = new CommandLine(folder, environment);
    elsewhere = new CommandLine(other, environment);
    for (const id of ["train-1", "train-2"]) {
      bundle = makeBundle(folder, { id, files: { "outputs/model.json": `{"of": "${id}"}` } });
      const sealing = { subject: "Ada", executionId: id, at: new Date(), configFolder: join(root, "user") };
      await sealBundle(bundle, sealing);
    }
  });
  afterEach(() => removeFolder(root));

  it("verify answers for one execution, and exits 1 when it is not as it was sealed", async () => {
    assert.deepEqual(await executions.json("verify", "train-2"), { code: 0, value: intact, stderr: "" });
    writeFileSync(join(bundle, "outputs/model.json"), "{}");
    writeFileSync(join(bundle, "outputs/more.txt"), "");
    const { code, value } = await executions.json<Verification>("verify", "train-2");
    assert.equal(code, 1);
    assert.deepEqual(value, {
      ...intact,
      ok: false,
      added: ["outputs/more.txt"],
      changed: ["outputs/model.json"],
    });
    const { stdout } = await executions.run("verify", "train-2");
    assert.equal(
      stdout,
      "✗ train-2: the signature is valid\n  added: outputs/more.txt\n  changed: outputs/model.json\n",
    );
  });

  it("verify answers for several with their ids", async () => {
    writeFileSync(join(bundle, "outputs/model.json"), "{}");
    const { code, value } = await executions.json<unknown>("verify", "train-1", "train-2", "train-1");
    assert.equal(code, 1);
    assert.deepEqual(value, [
      { id: "train-1", ...intact },
      { id: "train-2", ...intact, ok: false, changed: ["outputs/model.json"] },
    ]);
  });

  it("export writes a file, or one of each into a folder that is made", async () => {
    const file = join(root, "one.zip");
    assert.deepEqual(await executions.json("export", "train-1", "--to", file), {
      code: 0,
      value: { files: [file] },
      stderr: "",
    });
    const folderOfAll = join(root, "all", "of", "them");
    const { value } = await executions.json("export", "train-1", "train-2", "--to", folderOfAll);
    assert.deepEqual(value, { files: [join(folderOfAll, "train-1.zip"), join(folderOfAll, "train-2.zip")] });
    assert.deepEqual((await executions.json("export", "train-1", "--to", "sub/")).value, {
      files: [join(folder, "sub", "train-1.zip")],
    });
  });

  it("export replaces an earlier archive, never another file", async () => {
    const [archive, table] = [join(root, "one.zip"), join(root, "table.csv")];
    for (const file of [archive, table]) writeFileSync(file, "earlier");
    assert.equal((await executions.run("export", "train-1", "--to", archive)).code, 0);
    assert.notEqual(readFileSync(archive, "utf8"), "earlier");
    for (const options of [[], ["--outputs"]]) {
      const { code, stderr } = await executions.run("export", "train-1", ...options, "--to", table);
      assert.equal(code, 2);
      assert.match(stderr, /table\.csv is there already and no \.zip archive/);
      assert.equal(readFileSync(table, "utf8"), "earlier");
    }
  });

  it("export to where nothing can be written says so: exit 3, nothing half-made", async () => {
    const { code, stdout, stderr } = await executions.run(
      "export",
      "train-1",
      "--to",
      join(root, "no", "folder.zip"),
      "--json",
    );
    assert.deepEqual([code, stdout], [3, ""]);
    assert.match(stderr, /train-1 could not be exported to .*its folder does not exist/);
    assert.equal(existsSync(join(root, "no")), false);
  });

  it("export of the outputs alone writes what output.zip would hold, and leaves the bundle as it was", async () => {
    const before = readTree(bundle);
    const { value } = await executions.json<{ files: string[] }>(
      "export",
      "train-1",
      "train-2",
      "--outputs",
      "--to",
      "results/",
    );
    const files = ["train-1", "train-2"].map((id) => join(folder, "results", `${id}-outputs.zip`));
    assert.deepEqual(value, { files });
    const zip = await openZip(files[1] ?? "");
    zip.close();
    assert.deepEqual([...zip.files.keys()].sort(), ["model.json", "stderr.log", "stdout.log"]);
    assert.deepEqual(readTree(bundle), before);
    assert.deepEqual((await executions.json("verify", "train-2")).value, intact);
  });

  it("export of the outputs alone reads an archived execution too", async () => {
    assert.equal((await executions.run("archive", "train-1")).code, 0);
    const { value } = await executions.json<{ files: string[] }>(
      "export",
      "train-1",
      "--outputs",
      "--to",
      join(root, "one.zip"),
    );
    const zip = await openZip(value.files[0] ?? "");
    zip.close();
    assert.ok(zip.files.has("model.json"));
  });

  it("what is exported and imported is the same, and verifies", async () => {
    await executions.run("export", "train-1", "train-2", "--to", join(root, "zips/"));
    const zips = ["train-1", "train-2"].map((id) => join(root, "zips", `${id}.zip`));
    const { code, value } = await elsewhere.json<Outcome>("import", ...zips);
    assert.deepEqual([code, value], [0, { done: ["train-1", "train-2"], refused: [] }]);
    for (const id of ["train-1", "train-2"]) {
      const imported = join(other, ".executions/executions", id);
      assert.deepEqual(readTree(imported), readTree(join(folder, ".executions/executions", id)));
      assert.deepEqual((await elsewhere.json("verify", id)).value, intact);
    }
    const { value: list } = await elsewhere.json<ExecutionSummary[]>("list");
    assert.deepEqual(
      list.map(({ imported }) => imported),
      [true, true],
    );
    const journal = readFileSync(join(other, ".executions/.cache/journal.ndjson"), "utf8");
    assert.match(journal, /"id":"train-1"/);
  });

  it("import takes an execution of another workspace by the beginning of its id", async () => {
    assert.deepEqual((await elsewhere.json("import", "train-2", "--from", folder)).value, {
      done: ["train-2"],
      refused: [],
    });
    assert.deepEqual((await elsewhere.json("import", "@-2", "--from", "../here")).value, {
      done: ["train-1"],
      refused: [],
    });
  });

  it("import of what is here already is done; of another with its id refused, unless as a copy", async () => {
    await elsewhere.run("import", "train-1", "--from", folder);
    const again = await elsewhere.json<Outcome>("import", "train-1", "--from", folder);
    assert.deepEqual([again.code, again.value.done], [0, ["train-1"]]);
    assert.match(again.stderr, /train-1 is here already/);
    assert.equal((await elsewhere.run("import", "train-1", "--from", folder)).stdout, "");

    writeFileSync(join(folder, ".executions/executions/train-1/outputs/model.json"), "{}");
    const sealing = {
      subject: "Ada",
      executionId: "train-1",
      at: new Date(),
      configFolder: join(root, "user"),
    };
    await sealBundle(join(folder, ".executions/executions/train-1"), sealing);
    const clash = await elsewhere.json<Outcome>("import", "train-1", "train-2", "--from", folder);
    assert.deepEqual([clash.code, clash.value.done], [1, ["train-2"]]);
    assert.equal(clash.value.refused.at(0)?.id, "train-1");
    assert.match(
      clash.value.refused.map(({ reason }) => reason).join(),
      /another execution of this id is here already/,
    );
    const copy = await elsewhere.json<Outcome>("import", "train-1", "--from", folder, "--as-copy");
    assert.deepEqual([copy.code, copy.value], [0, { done: ["train-1-copy"], refused: [] }]);
  });

  it("import of a file that is no archive is refused with the reason: exit 1", async () => {
    writeFileSync(join(root, "not.zip"), "not a zip");
    const { code, value } = await elsewhere.json<Outcome>("import", join(root, "not.zip"));
    assert.equal(code, 1);
    assert.deepEqual([value.done, value.refused.length], [[], 1]);
    assert.equal(value.refused.at(0)?.id, join(root, "not.zip"));
    assert.match(value.refused.map(({ reason }) => reason).join(), /not\.zip/);
    assert.deepEqual(elsewhere.bundles(), []);
  });
});

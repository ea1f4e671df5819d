import assert from "node:assert/strict";
import fc from "fast-check";
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importBundle } from "../../../../src/bundle/import/importBundle";
import { sealBundle } from "../../../../src/bundle/seal/sealBundle";
import { verifyBundle } from "../../../../src/bundle/seal/verifyBundle";
import { entryNameProblem } from "../../../../src/bundle/zip/entryName";
import { exportBundle } from "../../../../src/bundle/zip/exportBundle";
import { writeOutputZip } from "../../../../src/bundle/zip/writeOutputZip";
import { HumanError } from "../../../../src/core/humanError";
import { rawZip, type RawEntry } from "../../../support/zipRaw";
import {
  readTree,
  removeFolder,
  temporaryFolder,
  writeSampleBundle,
  writeTree,
} from "../../../support/zipSample";

const id = "train-20261121-093000-abcd";
const at = new Date("2026-11-21T09:30:00.000Z");
const status: RawEntry = {
  name: "metadata/jobStatus.json",
  data: JSON.stringify({ jobID: id, status: "successful" }),
};

describe("an imported bundle", () => {
  let folder = "";
  let bundle = "";
  let workspace = "";
  let config = "";
  const executions = () => join(workspace, ".executions/executions");
  const seal = async (of = bundle, executionId = id) => {
    await sealBundle(of, { subject: "Ada", executionId, at, configFolder: config });
  };
  const archive = (entries: readonly RawEntry[], name = "outside.zip") => {
    writeFileSync(join(folder, name), rawZip(entries));
    return join(folder, name);
  };
  const refused = async (importing: Promise<unknown>, told: RegExp) => {
    await assert.rejects(importing, (error) => error instanceof HumanError && told.test(error.message));
  };

  beforeEach(async () => {
    folder = temporaryFolder();
    bundle = join(folder, "origin/.executions/executions", id);
    workspace = join(folder, "workspace");
    config = join(folder, "config");
    mkdirSync(workspace);
    writeSampleBundle(bundle, id);
    await seal();
  });
  afterEach(() => removeFolder(folder));

  it("is what was exported, byte for byte, and verifies, whatever it holds", async () => {
    const part = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
      .filter((name) => !name.includes("/") && entryNameProblem(name, "win32") === null);
    const path = fc
      .array(part, { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join("/").toLowerCase().normalize("NFC"));
    const outputs = fc.dictionary(path, fc.uint8Array({ maxLength: 200_000 }), {
      maxKeys: 8,
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(outputs, async (files) => {
        const run = join(folder, "run", id);
        const target = join(folder, "target");
        const names = Object.keys(files).filter(
          (name) => !Object.keys(files).some((other) => other.startsWith(`${name}/`)),
        );
        writeSampleBundle(run, id, Object.fromEntries(names.map((name) => [name, files[name]!])));
        mkdirSync(join(run, "outputs/an empty folder"), { recursive: true });
        mkdirSync(target);
        await writeOutputZip(run);
        await seal(run);
        const { file, skipped } = await exportBundle(run, folder);
        assert.deepEqual(skipped, []);
        assert.deepEqual(await importBundle(target, file), { id, outcome: "imported", skipped: [] });
        const imported = join(target, ".executions/executions", id);
        assert.deepEqual(readTree(imported), readTree(run));
        assert.deepEqual(await verifyBundle(imported, { configFolder: config }), {
          ...{ ok: true, missing: [], added: [], changed: [], signature: "valid" },
        });
        for (const made of [run, target, file]) rmSync(made, { recursive: true });
      }),
      { numRuns: 25 },
    );
  });

  it("may come with a top folder, from a folder, or from another workspace", async () => {
    const tree = readTree(bundle);
    const top = Object.entries(tree).map(([path, data]) => ({
      name: `some name/${path}`,
      data: Buffer.from(data, "base64"),
    }));
    const finder = { name: "__MACOSX/some name/._x", data: "Finder's" };
    for (const from of [archive([...top, finder]), bundle]) {
      assert.equal((await importBundle(workspace, from)).id, id);
      assert.deepEqual(readTree(join(executions(), id)), tree);
      rmSync(join(executions(), id), { recursive: true });
    }
    const elsewhere = join(folder, "origin", ".executions", "executions", id);
    assert.equal((await importBundle(workspace, elsewhere)).outcome, "imported");
    assert.deepEqual(readTree(join(executions(), id)), tree);
    assert.deepEqual(readdirSync(join(workspace, ".executions/.cache")), ["journal.ndjson"]);
    assert.ok(existsSync(join(workspace, ".executions/.gitignore")));
  });

  it("may come with CCP's flattened names, with the id of its status", async () => {
    const uuid = "0f3c2a10-7d3e-4f6e-9a61-2f4f0c9d1b11";
    const flat: RawEntry[] = [
      {
        name: "metadata_jobStatus.json",
        data: JSON.stringify({ jobID: uuid, status: "successful", extra: 1 }),
      },
      { name: "metadata_method.json", data: "{}" },
      { name: "metadata_provo.xml", data: "<x/>" },
      { name: "auth_jwt.json", data: `{"access_token":"a.b.c"}` },
      { name: `outputs_stdout.${uuid}.txt`, data: "out" },
      { name: `outputs_stderr.${uuid}.txt`, data: "err" },
      { name: "outputs_my_result.csv", data: "1" },
      { name: "output.zip", data: "PK" },
      { name: "unknown.bin", data: "?" },
    ];
    const expected = [
      ...[
        "auth/jwt.json",
        "metadata/jobStatus.json",
        "metadata/method.json",
        "metadata/provo.xml",
        "output.zip",
      ],
      ...["outputs/my_result.csv", "outputs/stderr.log", "outputs/stdout.log", "unknown.bin"],
    ];
    for (const prefix of ["", "execution/"]) {
      const from = archive(flat.map((entry) => ({ ...entry, name: `${prefix}${String(entry.name)}` })));
      assert.deepEqual(await importBundle(workspace, from), { id: uuid, outcome: "imported", skipped: [] });
      assert.deepEqual(Object.keys(readTree(join(executions(), uuid))).sort(), expected);
      assert.deepEqual(await importBundle(workspace, from), {
        id: uuid,
        outcome: "already-here",
        skipped: [],
      });
      writeTree(executions(), { [`${uuid}/outputs/my_result.csv`]: "2" });
      await refused(importBundle(workspace, from), /another execution of this id is here already/);
      rmSync(join(executions(), uuid), { recursive: true });
    }
  });

  it("takes its id from its status, else from its top folder, else from the archive's name", async () => {
    const method: RawEntry = { name: "metadata/method.json", data: "{}" };
    const damaged: RawEntry = { name: "metadata/jobStatus.json", data: "{" };
    assert.equal((await importBundle(workspace, archive([method, damaged], "by name.zip"))).id, "by name");
    assert.equal(
      (await importBundle(workspace, archive([{ ...method, name: "top/metadata/method.json" }]))).id,
      "top",
    );
    for (const bad of ["../up", ".hidden", "a/b", "C:x", "..", "a\\b"]) {
      const evil = { ...status, data: JSON.stringify({ jobID: bad }) };
      await refused(importBundle(workspace, archive([evil])), /its id .* cannot name a folder/);
    }
  });

  it("is already here when its manifest is the same, whatever its annotations say", async () => {
    const { file } = await exportBundle(bundle, folder);
    await importBundle(workspace, file);
    writeTree(join(executions(), id), { "metadata/annotations.json": `{"note":"mine"}` });
    const before = readTree(workspace);
    assert.deepEqual(await importBundle(workspace, file), { id, outcome: "already-here", skipped: [] });
    assert.deepEqual(await importBundle(workspace, join(executions(), id)), {
      id,
      outcome: "already-here",
      skipped: [],
    });
    assert.deepEqual(readTree(workspace), before);
  });

  it("is refused when its id is taken by another, unless as a copy in which nothing is altered", async () => {
    const { file } = await exportBundle(bundle, folder);
    const other = join(executions(), id);
    writeSampleBundle(other, id, { "other.txt": "other" });
    await seal(other);
    const before = readTree(workspace);
    await refused(importBundle(workspace, file), new RegExp(`${id} is not imported.*as a copy`));
    assert.deepEqual(readTree(workspace), before);
    assert.equal((await importBundle(workspace, file, { asCopy: true })).id, `${id}-copy`);
    assert.equal((await importBundle(workspace, file, { asCopy: true })).id, `${id}-copy-2`);
    assert.deepEqual(readTree(join(executions(), `${id}-copy`)), readTree(bundle));
    assert.equal((await verifyBundle(join(executions(), `${id}-copy`), { configFolder: config })).ok, true);
  });

  it("is looked for in the archive too", async () => {
    const archived = join(workspace, ".executions/archive");
    mkdirSync(archived, { recursive: true });
    const { file } = await exportBundle(bundle, archived);
    assert.equal((await importBundle(workspace, bundle)).outcome, "already-here");
    writeFileSync(file, rawZip([status]));
    await refused(importBundle(workspace, bundle), /archived/);
  });

  it("leaves nothing behind when it is refused or fails", async () => {
    const good: RawEntry = { name: "outputs/good.txt", data: "good" };
    const bomb: RawEntry = { name: "outputs/bomb", data: "x".repeat(5_000_000), method: 8 };
    const cases: readonly (readonly [readonly RawEntry[], RegExp])[] = [
      [[good], /holds no execution: there is no metadata\/jobStatus.json/],
      [[status, good, { name: "../evil" }], /"\.\.\/evil" is refused/],
      [[status, good, { name: "link", data: "/etc", mode: 0o120777 }], /symbolic link/],
      [[status, good, { ...bomb, declaredSize: 10 }], /"outputs\/bomb" \(too many bytes/],
      [
        [status, good, { ...good, name: "outputs/bad.txt", declaredCrc: 1 }],
        /"outputs\/bad.txt" \(it does not have the checksum/,
      ],
      [[{ ...status, declaredSize: 20_000_000, method: 8 }], /larger than 16 MB/],
      [
        [status, { name: "outputs/cut", data: "x".repeat(20_000), method: 8, declaredSize: 30_000 }],
        /not enough bytes/,
      ],
    ];
    const before = readTree(workspace);
    for (const [entries, told] of cases) {
      await refused(importBundle(workspace, archive(entries)), told);
      assert.deepEqual(readTree(workspace), before, String(told));
    }
    const limits = { maximumEntries: 10, maximumBytes: 1e9, maximumRatio: 10, ratioFromBytes: 1000 };
    await refused(
      importBundle(workspace, archive([status, bomb]), { limits }),
      /more than 10 times its size/,
    );
    await refused(importBundle(workspace, join(folder, "none.zip")), /There is no/);
    await refused(importBundle(workspace, folder), /holds no execution/);
    assert.deepEqual(readTree(workspace), before);
    assert.equal(
      (await importBundle(workspace, archive([status, bomb]), { allowLarge: true })).outcome,
      "imported",
    );
  });

  it("leaves nothing behind when it is stopped, or the disk refuses it", async () => {
    writeTree(bundle, { "outputs/big": Buffer.alloc(1_000_000, 7) });
    const { file } = await exportBundle(bundle, folder);
    const controller = new AbortController();
    const steps: number[] = [];
    const onProgress = (done: number, total: number) => {
      steps.push(done / total);
      if (done > 500_000) controller.abort();
    };
    const before = readTree(workspace);
    await assert.rejects(importBundle(workspace, file, { signal: controller.signal, onProgress }), {
      name: "AbortError",
    });
    assert.ok(steps.length > 2 && steps.at(-1)! < 1);
    assert.deepEqual(readTree(workspace), before);
    writeTree(workspace, { ".executions": "a file in the way" });
    await refused(importBundle(workspace, file), /Cannot write to/);
  });

  it("from a folder follows no link, and says what it left", async function () {
    if (process.platform === "win32") this.skip();
    writeTree(folder, { "secret.txt": "secret" });
    symlinkSync(join(folder, "secret.txt"), join(bundle, "outputs/link"));
    symlinkSync(folder, join(bundle, "outputs/folder"));
    const { skipped } = await importBundle(workspace, bundle);
    assert.deepEqual(skipped, [
      { path: "outputs/folder", reason: "a symbolic link" },
      { path: "outputs/link", reason: "a symbolic link" },
    ]);
    assert.ok(!Object.keys(readTree(join(executions(), id))).some((path) => /link|folder/.test(path)));
  });

  it("never takes the place of another that came at the same time", async () => {
    const { file } = await exportBundle(bundle, folder);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => importBundle(workspace, file)));
    assert.ok(results.some((result) => result.status === "fulfilled" && result.value.outcome === "imported"));
    assert.deepEqual(readdirSync(executions()), [id]);
    assert.deepEqual(readTree(join(executions(), id)), readTree(bundle));
    assert.deepEqual(readdirSync(join(workspace, ".executions/.cache")), ["journal.ndjson"]);
    for (const result of results)
      if (result.status === "rejected") assert.ok(result.reason instanceof HumanError);
  });
});

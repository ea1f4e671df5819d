import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { hashFile } from "../../../../src/bundle/seal/hashFile";
import { fitsJszip, preloadZipWriter, writeArchive } from "../../../../src/bundle/zip/writeArchive";
import { exportBundle } from "../../../../src/bundle/zip/exportBundle";
import { openZip } from "../../../../src/bundle/zip/readZip";
import { writeOutputZip } from "../../../../src/bundle/zip/writeOutputZip";
import { writeZip } from "../../../../src/bundle/zip/writeZip";
import { listZipContent, type ZipEntry } from "../../../../src/bundle/zip/zipEntries";
import { HumanError } from "../../../../src/core/humanError";
import { removeFolder, temporaryFolder, writeSampleBundle, writeTree } from "../../../support/zipSample";

describe("the archive of a bundle's outputs", () => {
  let folder = "";
  let bundle = "";
  beforeEach(() => {
    folder = temporaryFolder();
    bundle = join(folder, "train-1");
    writeSampleBundle(bundle, "train-1");
  });
  afterEach(() => removeFolder(folder));

  it("holds all outputs and logs, in order, and tells its own identity", async () => {
    await preloadZipWriter();
    writeTree(bundle, { "outputs/a/model.pt": "weights", "outputs/Z.txt": "Z" });
    const result = await writeOutputZip(bundle);
    assert.ok(result.written);
    assert.deepEqual(result.identity, hashFile(join(bundle, "output.zip")));
    assert.deepEqual(await namesIn(join(bundle, "output.zip")), [
      "Z.txt",
      "a/model.pt",
      "stderr.log",
      "stdout.log",
    ]);
  });

  it("is made of a bundle without outputs too", async () => {
    const bare = join(folder, "bare");
    mkdirSync(bare);
    assert.ok((await writeOutputZip(bare)).written);
    assert.deepEqual(await namesIn(join(bare, "output.zip")), []);
  });

  it("is left for on demand above a size", async () => {
    assert.deepEqual(await writeOutputZip(bundle, { maximumBytes: 10 }), { written: false, outputBytes: 11 });
    assert.equal(existsSync(join(bundle, "output.zip")), false);
  });

  it("is read by another program", async function () {
    if (!existsSync("/usr/bin/unzip")) this.skip();
    writeTree(bundle, { "outputs/big.txt": "penguin ".repeat(100_000), "outputs/ünï.txt": "ü" });
    await writeOutputZip(bundle);
    execFileSync("unzip", ["-tq", join(bundle, "output.zip")]);
    assert.equal(hashFile(join(bundle, "output.zip")).size < 20_000, true);
  });
});

describe("an exported bundle", () => {
  let folder = "";
  let bundle = "";
  beforeEach(() => {
    folder = temporaryFolder();
    bundle = join(folder, "train-1");
    writeSampleBundle(bundle, "train-1");
    mkdirSync(join(folder, "to"));
  });
  afterEach(() => removeFolder(folder));

  it("has no top folder, and lies in the folder named or in the file named", async () => {
    const inFolder = await exportBundle(bundle, join(folder, "to"));
    assert.equal(inFolder.file, join(folder, "to", "train-1.zip"));
    assert.equal(inFolder.size, hashFile(inFolder.file).size);
    assert.ok((await namesIn(inFolder.file)).includes("metadata/jobStatus.json"));
    const { file } = await exportBundle(bundle, join(folder, "to", "named.zip"));
    assert.deepEqual(
      readFileSync(file),
      readFileSync(inFolder.file),
      "the same bundle gives the same archive",
    );
    await exportBundle(bundle, file);
    assert.deepEqual(readdirSync(join(folder, "to")).sort(), ["named.zip", "train-1.zip"]);
  });

  it("leaves out links and names that an import would refuse, and says so", async function () {
    if (process.platform === "win32") this.skip();
    symlinkSync("/etc/passwd", join(bundle, "outputs/link"));
    writeTree(bundle, { "outputs/a\\b": "" });
    const { file, skipped } = await exportBundle(bundle, join(folder, "to"));
    assert.deepEqual(skipped.map(({ path }) => path).sort(), ["outputs/a\\b", "outputs/link"]);
    assert.ok(!(await namesIn(file)).some((name) => skipped.some(({ path }) => path === name)));
  });

  it("tells its progress up to the last byte", async () => {
    writeTree(bundle, { "outputs/big": Buffer.alloc(300_000, 1) });
    const steps: [number, number][] = [];
    await exportBundle(bundle, join(folder, "to"), {
      onProgress: (done, total) => steps.push([done, total]),
    });
    const [done, total] = steps.at(-1)!;
    assert.equal(done, total);
    assert.ok(total > 300_000 && steps.length > 4);
  });

  for (const [writer, files, bytes] of [
    ["jszip", 2, 900_000],
    ["yazl, of a large file", 2, 3_000_000],
    ["yazl, of many files", 4_100, 3_000_000],
  ] as const)
    it(`leaves nothing half-made when it is stopped (${writer})`, async () => {
      writeTree(
        bundle,
        Object.fromEntries(Array.from({ length: files }, (_, i) => [`outputs/${i}.txt`, `${i}`])),
      );
      writeTree(bundle, { "outputs/big": Buffer.alloc(bytes, "x") });
      const controller = new AbortController();
      const stopped = exportBundle(bundle, join(folder, "to"), {
        signal: controller.signal,
        onProgress: (done) => done > bytes / 4 && controller.abort(),
      });
      await assert.rejects(stopped, { name: "AbortError" });
      assert.deepEqual(readdirSync(join(folder, "to")), []);
    });

  it("tells what is wrong with a place that cannot be written to", async () => {
    await assert.rejects(
      exportBundle(bundle, join(folder, "nowhere", "x.zip")),
      (error) => error instanceof HumanError && /nowhere.*does not exist/s.test(error.message),
    );
    await assert.rejects(exportBundle(join(folder, "no-such"), folder), HumanError);
  });

  it("fails whole when a file cannot be read any more", async () => {
    for (const count of [1, 5_000]) {
      const gone = Array.from({ length: count }, (_, i): ZipEntry => {
        return { name: `gone${i}`, path: join(folder, "gone"), size: 100_000, modified: new Date() };
      });
      const target = join(folder, "to", "gone.zip");
      await assert.rejects(writeZip(target, { entries: gone, size: 100_000, skipped: [] }), {
        code: "ENOENT",
      });
      assert.deepEqual(readdirSync(join(folder, "to")), []);
    }
  });
});

describe("the writer of archives", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));
  const entry = (name: string, size: number): ZipEntry => ({
    name,
    path: `/${name}`,
    size,
    modified: new Date(),
  });

  it("is jszip only where that writes rightly and quickly: not for megabytes, and not for thousands of entries", () => {
    assert.equal(fitsJszip([entry("a", 1024 ** 2)]), true);
    assert.equal(fitsJszip([entry("a", 600_000), entry("b", 600_000)]), false);
    assert.equal(fitsJszip([entry("a", 4 * 1024 ** 3)]), false);
    assert.equal(fitsJszip(Array.from({ length: 65_535 }, (_, i) => entry(`${i}`, 1))), false);
  });

  it("keeps empty folders and every byte, whichever it is", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 4_200 }, (_, i) => [`d${i % 7}/${i}.txt`, `${i}`.repeat(i % 90)]),
    );
    writeTree(folder, files);
    mkdirSync(join(folder, "empty/er"), { recursive: true });
    const content = listZipContent(folder);
    assert.equal(fitsJszip(content.entries), false);
    const target = join(folder, "all.zip");
    await writeZip(target, content);
    const zip = await openZip(target);
    assert.deepEqual(zip.folders, ["empty/er"]);
    assert.equal(zip.files.size, 4_200);
    const pieces: Buffer[] = [];
    for await (const piece of zip.open(`d${4196 % 7}/4196.txt`)) pieces.push(piece);
    assert.equal(Buffer.concat(pieces).toString(), "4196".repeat(4196 % 90));
    zip.close();
  });

  for (const [writer, size] of [
    ["jszip", 100_000],
    ["yazl", 2_000_000],
  ] as const)
    it(`opens a file only when it is its turn (${writer})`, async () => {
      writeFileSync(join(folder, "a"), Buffer.alloc(size));
      let bytes = 0;
      const later = { ...entry("b", 100), path: join(folder, "not-there") };
      const first = { ...entry("a", size), path: join(folder, "a") };
      assert.equal(fitsJszip([first, later]), writer === "jszip");
      const sink = { take: () => undefined, onBytes: (count: number) => (bytes += count) };
      await assert.rejects(writeArchive([first, later], sink), { code: "ENOENT" });
      if (writer === "jszip") assert.equal(bytes, size);
    });

  it("stores what does not get smaller, and compresses what does", async () => {
    writeTree(folder, { noise: randomBytes(2_000_000), text: "a line of a log\n".repeat(200_000) });
    const target = `${folder}.zip`;
    try {
      await writeZip(target, listZipContent(folder));
      const zip = await openZip(target);
      assert.deepEqual([...zip.files.keys()], ["noise", "text"]);
      assert.ok(zip.size > 2_000_000 && zip.size < 2_050_000, `it has ${zip.size} bytes`);
      for (const [name, { size }] of zip.files) {
        const hash = createHash("sha256");
        for await (const piece of zip.open(name)) hash.update(piece);
        assert.deepEqual({ sha256: hash.digest("hex"), size }, hashFile(join(folder, name)));
      }
      zip.close();
    } finally {
      rmSync(target, { force: true });
    }
  });

  it("writes zip64 where there are more entries than an archive could once count, each with its own bytes", async function () {
    this.timeout(60_000);
    const names = Array.from({ length: 66_000 }, (_, i) => `${i}.txt`);
    writeTree(folder, { small: "s", middle: "m".repeat(5_000), large: "l".repeat(70_000) });
    const kinds = ["small", "middle", "large"].map((kind) => {
      const path = join(folder, kind);
      return { path, size: statSync(path).size, modified: new Date() };
    });
    // The last ones wait for those before them, which are compressed or read in pieces.
    const entries = names.map((name, i): ZipEntry => ({ name, ...kinds[i < 65_700 ? 0 : i % 3]! }));
    const target = join(folder, "many.zip");
    await writeZip(target, { entries, size: 0, skipped: [] });
    const zip = await openZip(target);
    assert.deepEqual([...zip.files.keys()], names);
    for (const [letter, size, name] of [
      ["s", 1, "65997.txt"],
      ["m", 5_000, "65998.txt"],
      ["l", 70_000, "65999.txt"],
    ] as const) {
      const pieces: Buffer[] = [];
      for await (const piece of zip.open(name)) pieces.push(piece);
      assert.equal(Buffer.concat(pieces).toString(), letter.repeat(size));
    }
    zip.close();
  });
});

async function namesIn(path: string): Promise<string[]> {
  const zip = await openZip(path);
  zip.close();
  return [...zip.files.keys()];
}

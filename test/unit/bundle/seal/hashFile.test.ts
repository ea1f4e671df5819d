import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import fs, { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashFolder } from "../../../../src/bundle/seal/folderIdentity";
import { hashFile, hashFileInTurns } from "../../../../src/bundle/seal/hashFile";
import { readWholeEntry } from "../../../../src/bundle/zip/zipEntries";
import { removeFolder, temporaryFolder, writeTree } from "../../../support/zipSample";

describe("the identity of a file", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));

  for (const size of [0, 1, 1024 * 1024 - 1, 1024 * 1024, 5 * 1024 * 1024 + 7])
    it(`is its SHA-256, read at once or in turns, for ${size} bytes`, async () => {
      const content = Buffer.alloc(size, "penguin");
      const path = join(folder, "file");
      writeFileSync(path, content);
      const expected = { sha256: createHash("sha256").update(content).digest("hex"), size };
      assert.deepEqual(hashFile(path), expected);
      assert.deepEqual(await hashFileInTurns(path), expected);
    });

  it("is that of the whole file where the file system gives it in parts", () => {
    writeTree(folder, { file: "penguins" });
    const expected = { sha256: createHash("sha256").update("penguins").digest("hex"), size: 8 };
    const { readSync } = fs;
    // As some that are mounted over a network do.
    fs.readSync = ((
      descriptor: number,
      buffer: Buffer,
      offset: number,
      length: number,
      position: number | null,
    ) => readSync(descriptor, buffer, offset, Math.min(length, 3), position)) as typeof readSync;
    try {
      assert.deepEqual(hashFile(join(folder, "file")), expected);
      const entry = { name: "file", path: join(folder, "file"), size: 8, modified: new Date() };
      assert.equal(readWholeEntry(entry, () => undefined).toString(), "penguins");
    } finally {
      fs.readSync = readSync;
    }
  });

  it("is not that of what a link points to", async () => {
    writeTree(folder, { secret: "secret" });
    symlinkSync(join(folder, "secret"), join(folder, "link"));
    assert.throws(() => hashFile(join(folder, "link")));
    await assert.rejects(hashFileInTurns(join(folder, "link")));
  });

  it("is given up when the user stops it", async () => {
    writeTree(folder, { big: Buffer.alloc(6 * 1024 * 1024) });
    const controller = new AbortController();
    const pieces: number[] = [];
    const hashing = hashFileInTurns(join(folder, "big"), {
      signal: controller.signal,
      onBytes: (bytes) => {
        pieces.push(bytes);
        controller.abort();
      },
    });
    await assert.rejects(hashing, { name: "AbortError" });
    assert.equal(pieces.length, 1);
  });
});

describe("the identity of a folder", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));

  it("is what stock tools compute", async function () {
    if (process.platform !== "linux") this.skip();
    writeTree(folder, {
      "b.txt": "2",
      "a/z.txt": "1",
      "a.txt": "3",
      "é\n.txt": "4",
      "\u{1F427}": "5",
      "\uFFEE": "6",
    });
    const command = `find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum -z | sha256sum`;
    const [expected] = execFileSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" }).split(" ");
    const identity = await hashFolder(folder);
    assert.equal(identity.sha256, expected);
    assert.equal(identity.size, 6);
    assert.equal(identity.files.size, 6);
  });

  it("changes with a name, with a content, and not with the order of making", async () => {
    const [one, same, renamed, edited] = ["one", "same", "renamed", "edited"].map((name) =>
      join(folder, name),
    );
    writeTree(one!, { a: "1", b: "2" });
    writeTree(same!, { b: "2", a: "1" });
    writeTree(renamed!, { a: "1", c: "2" });
    writeTree(edited!, { a: "1", b: "3" });
    const { sha256 } = await hashFolder(one!);
    assert.equal((await hashFolder(same!)).sha256, sha256);
    assert.notEqual((await hashFolder(renamed!)).sha256, sha256);
    assert.notEqual((await hashFolder(edited!)).sha256, sha256);
  });
});

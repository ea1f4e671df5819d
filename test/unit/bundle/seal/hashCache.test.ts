import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashFolder } from "../../../../src/bundle/seal/folderIdentity";
import { HashCache } from "../../../../src/bundle/seal/hashCache";
import { removeFolder, temporaryFolder, writeTree } from "../../../support/zipSample";

const size = 6 * 1024 * 1024;

describe("the cache of hashes", () => {
  let folder = "";
  let data = "";
  beforeEach(() => {
    folder = temporaryFolder();
    data = join(folder, "data.bin");
    writeFileSync(data, Buffer.alloc(size, "walrus"));
  });
  afterEach(() => removeFolder(folder));

  it("tells the hash of an unchanged file without reading it again", async () => {
    assert.equal(await read(later()), sha256("walrus"));
    assert.deepEqual(await pieces(later()), [size]);
    assert.equal(await read(later()), sha256("walrus"));
  });

  it("reads a file again that was written since, whatever its size and its time of writing say", async () => {
    const before = new Date("2026-01-02T03:04:05Z");
    utimesSync(data, before, before);
    assert.equal(await read(later()), sha256("walrus"));
    writeFileSync(data, Buffer.alloc(size, "badger"));
    utimesSync(data, before, before);
    assert.equal(await read(later()), sha256("badger"));
  });

  it("does not trust a file that was written when it was hashed: the same times may hide a second write", async () => {
    await read(new HashCache(join(folder, "cache"), () => statSync(data).mtimeMs));
    assert.ok((await pieces(later())).length > 1);
  });

  it("is harmless when it is damaged", async () => {
    await read(later());
    const entry = entryFile();
    const text = readFileSync(entry, "utf8");
    const damaged = [
      text.replace(/[0-9a-f]{8}/, "00000000"),
      text.slice(0, 40),
      "",
      "\0".repeat(100),
      "{}\n",
    ];
    for (const content of damaged) {
      writeFileSync(entry, content);
      assert.equal(await read(later()), sha256("walrus"));
    }
  });

  it("keeps whole entries when many write at once", async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => read(later())));
    assert.deepEqual(new Set(all), new Set([sha256("walrus")]));
    assert.deepEqual(await pieces(later()), [size]);
  });

  it("follows a link that is named as the input", async () => {
    symlinkSync(data, join(folder, "link"));
    const { identity } = await later().hash(join(folder, "link"));
    assert.equal(identity.sha256, sha256("walrus"));
  });

  it("tells folders as they are told without it, and reads the changed file alone", async () => {
    const tree = join(folder, "tree");
    writeTree(tree, { "a.txt": "a", "deep/b.txt": "b", "é ü.txt": "c", "big.bin": Buffer.alloc(size, "x") });
    for (const round of ["a", "a2"]) {
      writeTree(tree, { "a.txt": round });
      const { identity } = await later().hash(tree);
      assert.equal(identity.sha256, (await hashFolder(tree)).sha256);
    }
    assert.deepEqual((await pieces(later(), tree)).sort(), [1, 1, 2, size]);
  });

  it("does not grow for ever", async () => {
    const [shard = ""] = (await read(later()), readdirSync(join(folder, "cache")));
    for (let index = 0; index < 100; index += 1)
      writeFileSync(join(folder, "cache", shard, `old${index}`), "x");
    utimesSync(data, 1, 1);
    await read(later());
    assert.ok(readdirSync(join(folder, "cache", shard)).length < 64);
  });

  /** As it is when some time has passed since the files were written. */
  function later(): HashCache {
    return new HashCache(join(folder, "cache"), () => Date.now() + 60_000);
  }

  async function read(cache: HashCache): Promise<string> {
    return (await cache.hash(data)).identity.sha256;
  }

  async function pieces(cache: HashCache, path = data): Promise<number[]> {
    const found: number[] = [];
    await cache.hash(path, { onBytes: (bytes) => found.push(bytes) });
    return found;
  }

  function entryFile(): string {
    const [shard = ""] = readdirSync(join(folder, "cache"));
    const [name = ""] = readdirSync(join(folder, "cache", shard));
    return join(folder, "cache", shard, name);
  }

  function sha256(filling: string): string {
    return createHash("sha256").update(Buffer.alloc(size, filling)).digest("hex");
  }
});

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { walkWritten, type WalkOptions, type WalkResult } from "../../../../src/runner/outputs/workspaceWalk";
import { removeFolder, temporaryFolder, writeTree } from "../../../support/zipSample";

describe("the walk for what was written", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));

  const walk = (changes: Partial<WalkOptions> = {}): Promise<WalkResult> =>
    walkWritten({
      root: folder,
      first: folder,
      since: 0,
      except: new Set(),
      maximumMs: 60_000,
      maximumFiles: 1000,
      ...changes,
    });
  const pathsOf = ({ files }: WalkResult): string[] => files.map(({ path }) => path).sort();

  it("finds each file once, and none of tools, environments and links", async () => {
    writeTree(folder, {
      "a.txt": "a",
      "b.txt": "b",
      "data/train/x.csv": "x",
      "data/train/with space\nand line.csv": "y",
      "data/venv/inside": "no",
      "node_modules/m/index.js": "no",
      ".git/HEAD": "no",
      "deep/er/.cache/c": "no",
      "mine/pyvenv.cfg": "no",
      "mine/lib/deep/module.py": "no",
      "-name/x": "dash",
      "ünï/ö.txt": "u",
    });
    symlinkSync(join(folder, "a.txt"), join(folder, "link"));
    symlinkSync(join(folder, "data"), join(folder, "linked"));
    const expected = [
      "-name/x",
      "a.txt",
      "b.txt",
      "data/train/with space\nand line.csv",
      "data/train/x.csv",
      "ünï/ö.txt",
    ];
    for (const first of [folder, join(folder, "data/train"), "/elsewhere"]) {
      const found = await walk({ first });
      assert.deepEqual([pathsOf(found), found.cut, found.unread], [expected.sort(), null, []]);
      for (const { path, location, size } of found.files)
        assert.deepEqual([location, size], [`${folder}/${path}`, statSync(join(folder, path)).size]);
    }
  });

  it("tells those alone that changed since the moment, to the millisecond", async () => {
    writeTree(folder, { "old/a": "a", "old/b": "b", "new/c": "c" });
    const times = ["old/a", "old/b", "new/c"].map((path) => statSync(join(folder, path)).ctimeMs);
    for (const since of times) {
      const expected = ["old/a", "old/b", "new/c"].filter((_, index) => (times[index] ?? 0) >= since);
      assert.deepEqual(pathsOf(await walk({ since })), expected.sort());
    }
    const { dev, ino } = statSync(join(folder, "new/c"));
    assert.deepEqual(pathsOf(await walk({ except: new Set([`${dev}:${ino}`]) })), ["old/a", "old/b"]);
  });

  it("finds names that are no text by their bytes", async function () {
    if (process.platform !== "linux") this.skip();
    mkdirSync(join(folder, "sub"));
    const name = Buffer.concat([Buffer.from(`${folder}/sub/`), Buffer.from([0x66, 0xff, 0x2e, 0x78])]);
    writeFileSync(name, "bytes");
    const { files } = await walk();
    assert.deepEqual(files, [{ path: "sub/f%FF.x", location: name, size: 5 }]);
  });

  it("ends where enough was found, and says so", async () => {
    writeTree(folder, Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`d${i % 5}/${i}`, ""])));
    const { files, cut } = await walk({ maximumFiles: 7 });
    assert.deepEqual([files.length, cut], [7, "7 files were found"]);
  });

  it("names folders that cannot be read", async function () {
    if (process.getuid?.() === 0) this.skip();
    writeTree(folder, { "open/a": "a", "shut/in/b": "b" });
    chmodSync(join(folder, "shut/in"), 0);
    const found = await walk();
    chmodSync(join(folder, "shut/in"), 0o755);
    assert.deepEqual([pathsOf(found), found.unread], [["open/a"], ["shut/in"]]);
  });
});

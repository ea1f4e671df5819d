import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { removeQuietly } from "../../../src/bundle/leftovers";
import { removeTree } from "../../../src/bundle/removeTree";
import { removeFolder, temporaryFolder, writeTree } from "../../support/zipSample";

describe("a folder that is removed", () => {
  let root = "";
  beforeEach(() => (root = temporaryFolder()));
  afterEach(() => removeFolder(root));

  it("is gone with all below it, and nothing beside it is", async function () {
    if (process.platform === "win32") this.skip();
    writeTree(root, { "gone/a/b/c.txt": "c", "gone/d.txt": "d", "stays/e.txt": "e" });
    mkdirSync(join(root, "gone/empty/er"), { recursive: true });
    symlinkSync(join(root, "stays"), join(root, "gone/link"));
    symlinkSync("nowhere", join(root, "gone/a/dangling"));
    await removeTree(join(root, "gone"));
    assert.equal(existsSync(join(root, "gone")), false);
    assert.equal(readFileSync(join(root, "stays/e.txt"), "utf8"), "e");
    symlinkSync(join(root, "stays"), join(root, "link"));
    await removeTree(join(root, "link"));
    assert.equal(readFileSync(join(root, "stays/e.txt"), "utf8"), "e");
    await assert.rejects(removeTree(join(root, "gone")), { code: "ENOENT" });
  });

  it("is gone too where names in it are no text", async function () {
    if (process.platform !== "linux") this.skip();
    mkdirSync(join(root, "gone"));
    execFileSync("sh", ["-c", "printf x > \"$(printf 'a\\377b')\""], { cwd: join(root, "gone") });
    await removeQuietly(join(root, "gone"));
    assert.equal(existsSync(join(root, "gone")), false);
  });
});

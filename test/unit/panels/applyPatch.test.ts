import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { applyPatch } from "../../../src/panels/patch/applyPatch";
import { parsePatch } from "../../../src/bundle/parsePatch";

describe("uncommitted changes from a patch that git wrote", () => {
  let folder = "";
  const git = (...args: string[]): string => execFileSync("git", args, { cwd: folder, encoding: "utf8" });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "patch-"));
    git("init", "-q");
    git("config", "user.email", "ada@example.org");
    git("config", "user.name", "Ada");
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function patchBetween(before: string, after: string, name = "train.py"): string {
    writeFileSync(join(folder, name), before);
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "before");
    writeFileSync(join(folder, name), after);
    return git("diff", "HEAD");
  }

  it("gives the changed content, for any two texts", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "", "  c", "-d", "+e", "@@ -1 +1 @@", "\\ no", "diff --git a/x b/x"), {
        maxLength: 30,
      })
      .chain((lines) =>
        fc.boolean().map((ended) => lines.join("\n") + (ended && lines.length > 0 ? "\n" : "")),
      );
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const [patch] = parsePatch(patchBetween(before, after));
        assert.ok(patch);
        assert.equal(applyPatch(before, patch), after);
      }),
      { numRuns: 40 },
    );
  });

  it("tells names with spaces, quotes and letters beyond ASCII", () => {
    for (const name of ["my script.py", "größe.py", 'a"b.py']) {
      const [patch] = parsePatch(patchBetween("a\n", "b\n", name));
      assert.equal(patch?.path, name);
      git("checkout", "-q", "--", ".");
    }
  });

  it("tells what was added and deleted, and by how many lines", () => {
    writeFileSync(join(folder, "gone.py"), "one\ntwo\n");
    git("add", "-A");
    git("commit", "-q", "-m", "gone");
    git("rm", "-q", "gone.py");
    writeFileSync(join(folder, "new.py"), "1\n2\n3\n");
    git("add", "-A");
    const patches = parsePatch(git("diff", "HEAD"));
    assert.deepEqual(
      patches.map(({ path, change, addedLines, removedLines }) => [path, change, addedLines, removedLines]),
      [
        ["gone.py", "deleted", 0, 2],
        ["new.py", "added", 3, 0],
      ],
    );
    const added = patches.find(({ path }) => path === "new.py");
    assert.ok(added);
    assert.equal(applyPatch("", added), "1\n2\n3\n");
  });

  it("refuses content that the patch was not made for", () => {
    const [patch] = parsePatch("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
    assert.ok(patch);
    assert.equal(applyPatch("something else\n", patch), null);
  });
});

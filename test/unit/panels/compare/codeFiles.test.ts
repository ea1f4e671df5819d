import assert from "node:assert/strict";
import { codeFiles, wholeSides } from "../../../../src/panels/compare/codeFiles";
import { parsePatch } from "../../../../src/bundle/parsePatch";
import { GitRepository } from "../../../support/gitRepository";

describe("the files in which the code of executions differs", () => {
  const numbered = (changed: ReadonlySet<number>): string =>
    Array.from(
      { length: 40 },
      (_, index) => `line ${index + 1}${changed.has(index + 1) ? " new" : ""}\n`,
    ).join("");

  function patchOf(changed: readonly number[], ...options: string[]): string {
    const repository = GitRepository.create();
    try {
      repository.write("train.py", numbered(new Set()));
      const before = repository.commit();
      repository.write("train.py", numbered(new Set(changed)));
      const after = repository.commit();
      return repository.git("diff-tree", "-r", "-p", ...options, before, after);
    } finally {
      repository.remove();
    }
  }

  it("are told with line numbers of both sides and with what lies between", () => {
    const {
      files: [file],
    } = codeFiles(parsePatch(patchOf([3, 20], "--unified=1")), ["A", "B"], "train-2");
    assert.deepEqual(
      file?.lines.map(({ kind, before, after }) => [kind, before, after]),
      [
        ["same", 2, 2],
        ["removed", 3, null],
        ["added", null, 3],
        ["same", 4, 4],
        ["gap", null, null],
        ["same", 19, 19],
        ["removed", 20, null],
        ["added", null, 20],
        ["same", 21, 21],
      ],
    );
    assert.equal(file.lines[4]?.text, "14");
    assert.deepEqual([file.added, file.removed, file.more], [2, 2, 0]);
  });

  it("show twelve changed lines at most, and how many more there are", () => {
    const many = [2, 4, 6, 8, 10, 12, 14, 16];
    const {
      files: [file],
    } = codeFiles(parsePatch(patchOf(many, "--unified=1")), ["A", "B"], "train-2");
    const changed = file?.lines.filter(({ kind }) => kind === "added" || kind === "removed").length;
    assert.equal(changed, 12);
    assert.equal(file?.more, 4);
  });

  it("are twenty at most, with how many more there are, and never those of the executions themselves", () => {
    const patch = (path: string): string =>
      `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n-1\n+2\n`;
    const paths = Array.from({ length: 23 }, (_, index) => `part-${index}.py`);
    const text = [".executions/methods/train.json", ...paths].map(patch).join("");
    const { files, more } = codeFiles(parsePatch(text), ["A", "B"], "train-2");
    assert.deepEqual(
      files.map(({ path }) => path),
      paths.slice(0, 20),
    );
    assert.equal(more, 3);
  });

  it("are whole with the newline at their end, or without it", () => {
    const patch = `diff --git a/train.py b/train.py
--- a/train.py
+++ b/train.py
@@ -1,2 +1,2 @@
 one
-two
\\ No newline at end of file
+two
`;
    const [file] = parsePatch(patch);
    assert.ok(file);
    assert.deepEqual(wholeSides(file), { before: "one\ntwo", after: "one\ntwo\n" });
  });

  it("are whole where the diff holds every line", () => {
    const [patch] = parsePatch(patchOf([3], "--unified=1000"));
    assert.ok(patch);
    assert.deepEqual(wholeSides(patch), { before: numbered(new Set()), after: numbered(new Set([3])) });
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { GitRepository } from "../../../support/gitRepository";
import { captureState, textOf, treeOf } from "./capturing";

describe("captureGit, the patch", () => {
  let repository: GitRepository;

  beforeEach(() => {
    repository = GitRepository.create();
  });

  afterEach(() => repository.remove());

  describe("uncommitted changes", () => {
    it("come back by git apply on a fresh clone, whatever they are", async () => {
      repository.write("edited.py", "one\ntwo\nthree\n");
      repository.write("old name.txt", "the same\n".repeat(20));
      repository.write("removed.txt", "gone\n");
      repository.write("data.bin", Buffer.from([0, 1, 2, 255, 254]));
      repository.write("tool.sh", "#!/bin/sh\n");
      repository.write("staged.txt", "a\n");
      repository.write("kept as untracked.txt", "a\n");
      repository.write("latin1.txt", Buffer.from("caf\xe9\r\nno newline", "latin1"));
      const commit = repository.commit();

      repository.write("edited.py", "one\n2\nthree\nfour");
      renameSync(repository.path("old name.txt"), repository.path("new name.txt"));
      rmSync(repository.path("removed.txt"));
      repository.write("data.bin", Buffer.from([9, 0, 9, 255, 1, 2, 3]));
      repository.write("tool.sh", "#!/bin/sh\n", 0o755);
      repository.write("staged.txt", "b\n");
      repository.git("add", "staged.txt");
      repository.write("staged.txt", "c\n");
      repository.write("added.txt", "added\n");
      repository.git("add", "added.txt");
      repository.git("rm", "--quiet", "--cached", "kept as untracked.txt");
      repository.write("latin1.txt", Buffer.from("caf\xe8\r\nno newline", "latin1"));
      repository.write("empty.txt", "");
      repository.write("no newline.txt", "a\nb");
      repository.write("only newline.txt", "\n");
      repository.write("hunk.txt", "@@ -1 +1 @@\n-- a\n++ b\n\\ No newline\ndiff --git a/x b/x\n");
      repository.write('odd "quotes" and\ttab.txt', "odd\n");
      repository.write("new\nline.txt", "odd\n");
      repository.write("päth/日本語 😀.txt", "ünï\n");
      repository.write("back\\slash.txt", "odd\n");
      repository.write(" leading and trailing ", "odd\n");
      repository.write("-option.txt", "odd\n");
      repository.write("new tool.sh", "#!/bin/sh\n", 0o755);
      writeFileSync(Buffer.from(`${repository.root}/caf\xe9.txt`, "latin1"), "bytes\r\n");
      symlinkSync("edited.py", repository.path("link"));

      const state = await captureState(repository);
      assert.ok(state.patch !== null);
      assert.equal(state.dirty, true);
      assert.deepEqual(state.omitted, []);
      const clone = GitRepository.cloneOf(repository, commit);
      try {
        writeFileSync(clone.beside("changes.patch"), state.patch);
        clone.git("apply", "--whitespace=nowarn", clone.beside("changes.patch"));
        assert.deepEqual(treeOf(clone), treeOf(repository));
      } finally {
        clone.remove();
      }
    });

    it("come back whatever the names and contents of text files are", async function () {
      this.timeout(60_000);
      const name = fc
        .string({ unit: "binary", minLength: 1, maxLength: 20 })
        .filter((text) => !/[\0/]|^\.|^~?git/i.test(text));
      const line = fc.constantFrom(
        "a",
        "-- a",
        "++ b",
        "@@ -1 +1 @@",
        "\\ No newline at end of file",
        "",
        "\r",
        "ü",
      );
      const content = fc.array(line).map((lines) => lines.join("\n"));
      const tree = fc.dictionary(name, content, { minKeys: 1, maxKeys: 8, noNullPrototype: true });
      await fc.assert(
        fc.asyncProperty(tree, tree, async (before, after) => {
          repository.remove();
          repository = GitRepository.create();
          for (const [path, text] of Object.entries(before)) repository.write(`tracked/${path}`, text);
          const commit = repository.commit();
          for (const [path, text] of Object.entries(after)) repository.write(`tracked/${path}`, text);
          for (const [path, text] of Object.entries(after)) repository.write(`untracked/${path}`, text);
          const state = await captureState(repository);
          fc.pre(state.omitted.length === 0);
          const clone = GitRepository.cloneOf(repository, commit);
          try {
            writeFileSync(clone.beside("changes.patch"), state.patch ?? "");
            clone.git("apply", "--whitespace=nowarn", clone.beside("changes.patch"));
            assert.deepEqual(treeOf(clone), treeOf(repository));
          } finally {
            clone.remove();
          }
        }),
        { numRuns: 10 },
      );
    });

    it("count the lines added and removed, of untracked files too", async () => {
      repository.write("a.txt", "1\n2\n3\n");
      repository.commit();
      repository.write("a.txt", "1\ntwo\n3\n4\n");
      repository.write("b.txt", "-- looks removed\n++ looks added\n@@ -1,9 +1,9 @@\n");
      assert.equal((await captureState(repository)).changedLines, 3 + 3);
    });

    it("are the same patch whatever the configuration says about its looks", async () => {
      repository.write("sub/a.txt", "1\n2\n3\n");
      repository.commit();
      repository.write("sub/a.txt", "1\ntwo\n3\n");
      const plain = (await captureState(repository)).patch;
      const looks = [
        "color.ui=always",
        "diff.noprefix=true",
        "diff.mnemonicPrefix=true",
        "diff.context=0",
        "diff.relative=true",
      ];
      for (const setting of [
        ...looks,
        "core.quotePath=false",
        "diff.renames=copies",
        "diff.submodule=log",
        "status.short=true",
      ])
        repository.git("config", ...setting.split("="));
      assert.deepEqual((await captureState(repository, repository.path("sub"))).patch, plain);
    });

    it("lie in the whole repository, when the workspace is a folder of it", async () => {
      repository.write("lib/a.txt", "1\n");
      repository.write("jobs/train/main.py", "1\n");
      repository.commit();
      repository.write("lib/a.txt", "2\n");
      repository.write("jobs/train/.executions/methods/x.json", "{}\n");
      const state = await captureState(repository, repository.path("jobs/train"));
      assert.equal(state.root, "../..");
      assert.match(textOf(state.patch), /^diff --git a\/lib\/a\.txt/);
      assert.deepEqual(state.untracked, []);
    });

    it("are none when a file was only touched", async () => {
      repository.write("a.txt", "1\n");
      repository.commit();
      utimesSync(repository.path("a.txt"), 1, 1);
      const state = await captureState(repository);
      assert.equal(state.dirty, false);
      assert.equal(state.patch, null);
    });

    it("of a merge with conflicts are recorded as the working tree stands", async () => {
      repository.write("a.txt", "base\n");
      repository.commit();
      repository.git("checkout", "--quiet", "-b", "other");
      repository.write("a.txt", "other\n");
      repository.commit();
      repository.git("checkout", "--quiet", "main");
      repository.write("a.txt", "ours\n");
      const commit = repository.commit();
      assert.throws(() => repository.git("merge", "other"));
      const state = await captureState(repository);
      const clone = GitRepository.cloneOf(repository, commit);
      try {
        writeFileSync(clone.beside("changes.patch"), state.patch ?? "");
        clone.git("apply", clone.beside("changes.patch"));
        assert.equal(
          readFileSync(clone.path("a.txt"), "utf8"),
          readFileSync(repository.path("a.txt"), "utf8"),
        );
      } finally {
        clone.remove();
      }
    });
  });

  describe("what the patch leaves out", () => {
    it("is named with the reason, and warned of when large or like credentials", async () => {
      repository.write(".gitignore", "ignored.txt\n");
      repository.write("config/tracked.pem", "a\n");
      repository.commit();
      repository.write("ignored.txt", "x\n");
      repository.write("big.csv", "1,2,3\n".repeat(200_000));
      repository.write("picture.png", Buffer.from([0x89, 0x50, 0, 0]));
      repository.write(".env", "TOKEN=abc\n");
      repository.write("deploy/id_rsa", "key\n");
      repository.write(
        "notes.txt",
        `-----BEGIN OPENSSH PRIVATE KEY-----\n${"b3BlbnNzaC1rZXktdjE".repeat(4)}\n`,
      );
      repository.write("config/tracked.pem", "secret\n");
      repository.write("train.py", "print(1)\n");
      const state = await captureState(repository);
      assert.deepEqual(Object.fromEntries(state.omitted.map(({ path, reason }) => [path, reason])), {
        "config/tracked.pem": "looks like credentials",
        ".env": "looks like credentials",
        "big.csv": "larger than 1 MB",
        "deploy/id_rsa": "looks like credentials",
        "notes.txt": "holds a private key",
        "picture.png": "binary",
      });
      assert.deepEqual(
        [...textOf(state.patch).matchAll(/^diff --git a\/(\S+)/gm)].map((match) => match[1]),
        ["train.py"],
      );
      assert.equal(state.warnings.length, 2);
      assert.match(
        state.warnings.join("\n"),
        /credentials: config\/tracked\.pem, \.env, deploy\/id_rsa, notes\.txt[^]*too large: big\.csv/,
      );
      assert.ok(state.untracked.includes(".env") && !state.untracked.includes("ignored.txt"));
    });

    it("is what exceeds 20 MB of untracked text together", async () => {
      repository.commit();
      const million = "0123456789\n".repeat(90_000);
      for (let index = 10; index < 35; index += 1) repository.write(`part-${index}.txt`, million);
      const state = await captureState(repository);
      assert.equal(
        textOf(state.patch).match(/^diff --git/gm)?.length,
        Math.floor((20 * 1024 * 1024) / million.length),
      );
      assert.ok(state.omitted.length > 0 && state.omitted.every(({ reason }) => reason.includes("20 MB")));
    });

    it("is what changed inside a submodule and inside a repository that is none", async () => {
      const library = GitRepository.create();
      try {
        library.write("lib.py", "1\n");
        library.commit();
        repository.git("submodule", "add", "--quiet", library.root, "library");
        repository.commit();
        repository.write("library/lib.py", "2\n");
        repository.write("nested/a.txt", "1\n");
        repository.gitIn(repository.path("nested"), "init", "--quiet");
        const state = await captureState(repository);
        assert.equal(state.dirty, true);
        assert.equal(state.patch, null);
        assert.deepEqual(state.omitted, [
          { path: "library", reason: "changes within the submodule" },
          { path: "nested/", reason: "a repository of its own" },
        ]);
        const inside = await captureState(repository, repository.path("library"));
        assert.match(textOf(inside.patch), /^diff --git a\/lib\.py/);
        assert.equal(inside.root, ".");
      } finally {
        library.remove();
      }
    });
  });
});

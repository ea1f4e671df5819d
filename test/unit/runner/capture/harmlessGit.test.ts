import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, utimesSync } from "node:fs";
import { captureGit } from "../../../../src/runner/capture/captureGit";
import { GitRepository } from "../../../support/gitRepository";
import { captureState, textOf } from "./capturing";

describe("captureGit, beside the user", () => {
  let repository: GitRepository;

  beforeEach(() => {
    repository = GitRepository.create();
  });

  afterEach(() => repository.remove());

  describe("the user's repository", () => {
    it("keeps index, status, branch and files as they were", async () => {
      repository.write("a.txt", "1\n");
      repository.write("b.txt", "1\n");
      repository.commit();
      repository.write("a.txt", "2\n");
      repository.write("new.txt", "2\n");
      utimesSync(repository.path("b.txt"), 1, 1);
      const before = [
        hashOf(repository.path(".git/index")),
        readFileSync(repository.path(".git/HEAD"), "utf8"),
      ];
      await captureState(repository);
      const after = [
        hashOf(repository.path(".git/index")),
        readFileSync(repository.path(".git/HEAD"), "utf8"),
      ];
      assert.deepEqual(after, before);
      assert.equal(repository.git("status", "--porcelain"), " M a.txt\n?? new.txt\n");
    });

    it("runs no program that a submodule's configuration names", async () => {
      const library = GitRepository.create();
      try {
        library.write("lib.py", "1\n");
        library.write(".gitattributes", "*.py diff=conv\n");
        library.commit();
        repository.git("submodule", "add", "--quiet", library.root, "library");
        repository.commit();
        const inside = (...args: string[]): string => repository.gitIn(repository.path("library"), ...args);
        repository.git("config", "diff.submodule", "diff");
        repository.write("library/lib.py", "2\n");
        inside("commit", "--quiet", "--all", "--message", "Newer");
        repository.write("library/lib.py", "3\n");
        inside("config", "diff.conv.textconv", repository.canary("textconv"));
        inside("config", "core.fsmonitor", repository.canary("fsmonitor"));
        const state = await captureState(repository);
        assert.match(textOf(state.patch), /^\+Subproject commit [0-9a-f]{40}$/m);
        assert.deepEqual(ranCanaries(repository, ["textconv", "fsmonitor"]), []);
        repository.git("diff", "HEAD");
        assert.deepEqual(ranCanaries(repository, ["textconv", "fsmonitor"]), ["textconv", "fsmonitor"]);
      } finally {
        library.remove();
      }
    });

    it("fetches nothing for a partial clone's missing file", async () => {
      repository.write("a.txt", "1\n");
      repository.commit();
      repository.git("config", "uploadpack.allowFilter", "true");
      const clone = GitRepository.create({ init: false });
      try {
        clone.git(
          "clone",
          "--quiet",
          "--filter=blob:none",
          "--no-checkout",
          `file://${repository.root}`,
          ".",
        );
        clone.git("reset", "--quiet", "--mixed");
        clone.git("config", "remote.origin.uploadpack", clone.canary("uploadpack"));
        clone.write("a.txt", "2\n");
        const { record } = await captureGit({
          workspace: clone.root,
          exclude: [],
          environment: clone.environment,
        });
        assert.ok(record.repository && record.dirty);
        assert.equal(existsSync(clone.beside("uploadpack.ran")), false);
      } finally {
        clone.remove();
      }
    });

    it("runs clean filters, as Git LFS needs them", async () => {
      repository.write("a.dat", "pointer\n");
      repository.write(".gitattributes", "*.dat filter=point\n");
      repository.commit();
      repository.git("config", "filter.point.clean", "sed s/content/pointer/");
      repository.write("a.dat", "content\n");
      assert.equal((await captureState(repository)).dirty, false);
    });
  });
});

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

function ranCanaries(repository: GitRepository, names: readonly string[]): string[] {
  return names.filter((name) => existsSync(repository.beside(`${name}.ran`)));
}

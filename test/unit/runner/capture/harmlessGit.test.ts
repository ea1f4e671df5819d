import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
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

    it("runs no program that its configuration names", async () => {
      const library = GitRepository.create();
      const names = [
        "fsmonitor",
        "textconv",
        "external",
        "driver",
        "pager",
        "hook",
        "alias",
        "gpg",
        "ssh",
        "subTextconv",
        "subFsmonitor",
      ];
      try {
        library.write("lib.py", "1\n");
        library.write(".gitattributes", "*.py diff=sub\n");
        library.commit();
        repository.git("submodule", "add", "--quiet", library.root, "library");
        repository.write("a.txt", "1\n");
        repository.write("b.drv", "1\n");
        repository.write(".gitattributes", "*.txt diff=conv\n*.drv diff=drv\n");
        repository.commit();
        mkdirSync(repository.path("hooks"));
        writeFileSync(repository.path("hooks/post-index-change"), readFileSync(repository.canary("hook")), {
          mode: 0o755,
        });
        const settings = {
          "core.fsmonitor": repository.canary("fsmonitor"),
          "diff.conv.textconv": repository.canary("textconv"),
          "diff.external": repository.canary("external"),
          "diff.drv.command": repository.canary("driver"),
          "core.pager": repository.canary("pager"),
          "pager.status": repository.canary("pager"),
          "pager.diff": "true",
          "core.hooksPath": repository.path("hooks"),
          "alias.status": `!${repository.canary("alias")}`,
          "log.showSignature": "true",
          "gpg.program": repository.canary("gpg"),
          "core.sshCommand": repository.canary("ssh"),
          "diff.submodule": "diff",
        };
        for (const [key, value] of Object.entries(settings)) repository.git("config", key, value);
        repository.gitIn(
          repository.path("library"),
          "config",
          "diff.sub.textconv",
          repository.canary("subTextconv"),
        );
        repository.gitIn(
          repository.path("library"),
          "config",
          "core.fsmonitor",
          repository.canary("subFsmonitor"),
        );
        for (const name of names) rmSync(repository.beside(`${name}.ran`), { force: true });
        repository.write("a.txt", "2\n");
        repository.write("b.drv", "2\n");
        repository.write("library/lib.py", "2\n");
        utimesSync(repository.path(".gitmodules"), 1, 1);

        const state = await captureState(repository);
        assert.match(textOf(state.patch), /b\.drv/);
        assert.deepEqual(
          names.filter((name) => existsSync(repository.beside(`${name}.ran`))),
          [],
        );
        repository.git("-c", "alias.x=!true", "status");
        assert.ok(
          existsSync(repository.beside("fsmonitor.ran")),
          "the canary runs when nothing keeps it from it",
        );
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

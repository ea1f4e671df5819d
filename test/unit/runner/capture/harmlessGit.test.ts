import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
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
      const { ran } = plantCanaries(repository);
      repository.write("a.txt", "2\n");
      repository.write("b.drv", "2\n");
      utimesSync(repository.path("kept.txt"), 1, 1);
      const state = await captureState(repository);
      assert.match(textOf(state.patch), /b\.drv/);
      assert.deepEqual(ran(), []);
      repository.git("diff", "HEAD");
      repository.git("diff", "--no-ext-diff", "--textconv", "HEAD");
      repository.git("log", "-1");
      assert.deepEqual(ran(), ["driver", "external", "fsmonitor", "gpg", "hook", "textconv"]);
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

/** A repository, with one signed commit, whose configuration names a program wherever git takes one. */
function plantCanaries(repository: GitRepository): { ran: () => string[] } {
  repository.write("a.txt", "1\n");
  repository.write("b.drv", "1\n");
  repository.write("kept.txt", "1\n");
  repository.write(".gitattributes", "*.txt diff=conv\n*.drv diff=drv\n");
  repository.write("hooks/post-index-change", readFileSync(repository.canary("hook")), 0o755);
  repository.commit();
  signHead(repository);
  const settings = {
    "core.hooksPath": repository.path("hooks"),
    "diff.conv.textconv": repository.canary("textconv"),
    "diff.external": repository.canary("external"),
    "diff.drv.command": repository.canary("driver"),
    "core.pager": repository.canary("pager"),
    "pager.status": repository.canary("pager"),
    "alias.status": `!${repository.canary("alias")}`,
    "log.showSignature": "true",
    "gpg.program": repository.canary("gpg"),
    "core.sshCommand": repository.canary("ssh"),
    "core.fsmonitor": repository.canary("fsmonitor"),
  };
  for (const [key, value] of Object.entries(settings)) repository.git("config", key, value);
  const names = ["alias", "driver", "external", "fsmonitor", "gpg", "hook", "pager", "ssh", "textconv"];
  for (const name of names) rmSync(repository.beside(`${name}.ran`), { force: true });
  return { ran: () => ranCanaries(repository, names) };
}

function ranCanaries(repository: GitRepository, names: readonly string[]): string[] {
  return names.filter((name) => existsSync(repository.beside(`${name}.ran`)));
}

/** Puts a signature, of nobody, into the commit that is checked out. */
function signHead(repository: GitRepository): void {
  const signature =
    "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEzBAABCAAdFiEE\n -----END PGP SIGNATURE-----\n";
  const signed = repository.git("cat-file", "commit", "HEAD").replace("\n\n", `\n${signature}\n`);
  writeFileSync(repository.beside("signed"), signed);
  const id = repository.git("hash-object", "-t", "commit", "-w", repository.beside("signed")).trim();
  repository.git("reset", "--quiet", "--soft", id);
}

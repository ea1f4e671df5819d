import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { captureGit } from "../../../../src/runner/capture/captureGit";
import { GitRepository } from "../../../support/gitRepository";
import { type CapturedState, captureState, reasonOf, textOf, treeOf } from "./capturing";

/** Repositories as people have them, beyond the plain one. */
describe("captureGit of", () => {
  let repository: GitRepository;

  beforeEach(() => {
    repository = GitRepository.create();
    repository.write("a.txt", "1\n");
    repository.write("sub/b.txt", "1\n");
    repository.commit();
  });

  afterEach(() => repository.remove());

  /** Applies what was captured to a fresh clone; both must then hold the same files. */
  function assertComesBack({ commit, patch }: CapturedState, ...settings: string[]): void {
    const clone = GitRepository.cloneOf(repository, commit ?? "");
    try {
      for (const setting of settings) clone.git("config", ...setting.split("="));
      if (patch !== null) {
        writeFileSync(clone.beside("changes.patch"), patch);
        clone.git("apply", "--whitespace=nowarn", clone.beside("changes.patch"));
      }
      assert.deepEqual(treeOf(clone), treeOf(repository));
    } finally {
      clone.remove();
    }
  }

  const big = (seed: number): Buffer =>
    Buffer.from(Array.from({ length: 9000 }, (_, at) => (at * seed) % 256));

  it("binary files and renames comes back to the byte", async () => {
    repository.write("data.bin", big(7));
    repository.write("moved.bin", big(11));
    repository.commit();
    repository.write("data.bin", big(13));
    repository.git("mv", "moved.bin", "sub/elsewhere.bin");
    repository.git("mv", "a.txt", "c.txt");
    repository.write("c.txt", "1\n2\n");
    const state = await captureState(repository);
    assert.match(textOf(state.patch), /GIT binary patch/);
    assert.match(textOf(state.patch), /^index [0-9a-f]{40}\.\.[0-9a-f]{40}/m);
    assertComesBack(state);
  });

  it("files that are only meant to be added holds their content", async () => {
    repository.write("meant.txt", "text\n");
    repository.git("add", "--intent-to-add", "meant.txt");
    const state = await captureState(repository);
    assert.match(textOf(state.patch), /^\+text$/m);
    assertComesBack(state);
  });

  it("converted line ends comes back in a clone that converts alike", async () => {
    repository.git("config", "core.autocrlf", "true");
    repository.write("crlf.txt", "1\r\n2\r\n");
    repository.commit();
    repository.write("crlf.txt", "1\r\n2\r\n3\r\n");
    repository.git("config", "core.safecrlf", "true");
    const state = await captureState(repository);
    repository.git("config", "core.safecrlf", "false");
    assert.deepEqual([state.dirty, state.changedLines, state.omitted], [true, 1, []]);
    assertComesBack(state, "core.autocrlf=true");
  });

  it("a file whose name is no text is recorded", async () => {
    const name = Buffer.concat([Buffer.from(`${repository.root}/`), Buffer.from([0x62, 0xe9, 0x2e, 0x74])]);
    writeFileSync(name, "1\n");
    repository.commit();
    writeFileSync(name, "2\n");
    const state = await captureState(repository);
    assert.match(textOf(state.patch), /"a\/b\\351\.t"/);
    assertComesBack(state);
  });

  it("a file that Git LFS keeps has the pointer that stands for it, and needs no server", async () => {
    const pointer = (letter: string): string =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${letter.repeat(64)}\nsize 12345\n`;
    repository.write(".gitattributes", "*.dat filter=lfs diff=lfs merge=lfs -text\n");
    repository.write("model.dat", pointer("a"));
    repository.commit();
    // What git-lfs does where it is installed: the content becomes its pointer.
    const clean = repository.beside("clean.sh");
    writeFileSync(clean, `#!/bin/sh\ncat > /dev/null\nprintf '${pointer("b").replaceAll("\n", "\\n")}'\n`, {
      mode: 0o755,
    });
    repository.git("config", "filter.lfs.clean", clean);
    repository.git("config", "filter.lfs.smudge", repository.canary("smudge"));
    repository.git("config", "filter.lfs.required", "true");
    repository.write("model.dat", "the real content");
    const state = await captureState(repository);
    assert.match(textOf(state.patch), new RegExp(`^\\+oid sha256:${"b".repeat(64)}$`, "m"));
    assert.doesNotMatch(textOf(state.patch), /the real content/);
  });

  it("a shallow clone has its commit and changes", async () => {
    repository.commit("Second");
    const clone = GitRepository.create({ init: false });
    try {
      clone.git("clone", "--quiet", "--depth=1", `file://${repository.root}`, ".");
      clone.write("a.txt", "2\n");
      const state = await captureState(clone);
      assert.equal(state.message, "Second");
      assert.equal(state.changedLines, 2);
    } finally {
      clone.remove();
    }
  });

  it("a sparse checkout does not take what is left out for removed", async () => {
    repository.git("sparse-checkout", "set", "--sparse-index", "other");
    const state = await captureState(repository);
    assert.deepEqual([state.dirty, state.patch], [false, null]);
    repository.write("a.txt", "2\n");
    assert.equal((await captureState(repository)).changedLines, 2);
  });

  it("a submodule whose commit moved names it", async () => {
    const library = GitRepository.create();
    try {
      library.write("lib.py", "1\n");
      library.commit();
      repository.git("submodule", "add", "--quiet", library.root, "library");
      repository.commit();
      repository.write("library/lib.py", "2\n");
      repository.gitIn(repository.path("library"), "commit", "--quiet", "--all", "--message", "Newer");
      const state = await captureState(repository);
      assert.match(
        textOf(state.patch),
        /^-Subproject commit [0-9a-f]{40}\n\+Subproject commit [0-9a-f]{40}$/m,
      );
      assert.deepEqual(state.omitted, []);
      const inside = await captureState(repository, repository.path("library"));
      assert.equal(inside.message, "Newer");
      assert.equal(inside.root, ".");
    } finally {
      library.remove();
    }
  });

  it("a repository within the workspace is that of the script", async () => {
    const { record } = await captureGit({
      workspace: repository.beside("."),
      folder: repository.path("sub"),
      exclude: [],
      environment: repository.environment,
    });
    assert.ok(record.repository);
    assert.equal(record.root, "work");
  });

  it("a workspace that is reached by a link has the same root", async () => {
    symlinkSync(repository.path("sub"), repository.beside("link"));
    const state = await captureState(repository, repository.beside("link"));
    assert.equal(state.root, "..");
  });

  it("a huge untracked file reads nothing of it", async () => {
    repository.write("huge.csv", "");
    truncateSync(repository.path("huge.csv"), 2 ** 40);
    const state = await captureState(repository);
    assert.deepEqual(state.omitted, [{ path: "huge.csv", reason: "larger than 1 MB" }]);
  });

  it("very many untracked files names the first of them, and how many more there are", async () => {
    const git = repository.beside("many-git");
    const listed = "seq 10020 | sed 's/^/? many\\//' | tr '\\n' '\\0'";
    writeFileSync(git, `#!/bin/sh\ngit "$@"\ncase "$*" in *porcelain*) ${listed} ;; esac\n`, { mode: 0o755 });
    const { root: workspace, environment } = repository;
    const { record } = await captureGit({ workspace, exclude: [], environment, git });
    assert.ok(record.repository);
    assert.equal(record.untracked.length, 10_000);
    assert.deepEqual(record.omitted[0], { path: ".", reason: "20 more untracked files are not named" });
    assert.deepEqual(record.omitted.at(-1), { path: ".", reason: "and 9020 more files" });
  });

  describe("a repository in which git takes too long", () => {
    /** A git that is slow at some commands. */
    const slowAt = (pattern: string): string => {
      const path = repository.beside("slow-git");
      writeFileSync(path, `#!/bin/sh\ncase "$*" in ${pattern}) exec sleep 30 ;; esac\nexec git "$@"\n`, {
        mode: 0o755,
      });
      return path;
    };
    const captureSlowly = async (pattern: string): Promise<CapturedState> => {
      const begun = performance.now();
      const { record, patch, warnings } = await captureGit({
        workspace: repository.root,
        exclude: [],
        git: slowAt(pattern),
        environment: repository.environment,
        // A part of it is left for each of the others, which a busy machine takes a while for.
        timeLimitMs: 4000,
      });
      assert.ok(performance.now() - begun < 10_000, "the run was held up");
      assert.ok(record.repository, record.repository ? "" : record.reason);
      return { ...record, patch, warnings };
    };

    beforeEach(() => {
      repository.write("a.txt", "2\n");
      repository.write("new.txt", "new\n");
    });

    it("looking for untracked files says so, and has the rest", async () => {
      const state = await captureSlowly("*untracked-files=all*");
      const reason = "untracked files were not looked for, since that took too long";
      assert.deepEqual(state.omitted, [{ path: ".", reason }]);
      assert.deepEqual(state.warnings, [`The version of the code is not complete: ${reason}.`]);
      assert.deepEqual([state.dirty, state.changedLines, state.branch], [true, 2, "main"]);
    });

    it("at any status has the commit, and vouches for nothing more", async () => {
      const state = await captureSlowly("*porcelain*");
      assert.match(
        state.omitted[0]?.reason ?? "",
        /^what differs from the commit is not known: git did not end/,
      );
      assert.deepEqual([state.dirty, state.branch, state.message], [true, "main", "A commit"]);
      assert.match(state.commit ?? "", /^[0-9a-f]{40}$/);
    });

    it("at the comparison names what differs, and says that there is no patch of it", async () => {
      const state = await captureSlowly("*full-index*");
      assert.match(state.warnings[0] ?? "", /could not compare the tracked files: git did not end within/);
      assert.deepEqual([state.dirty, state.untracked], [true, ["new.txt"]]);
      assert.match(textOf(state.patch), /^\+new$/m);
    });
  });

  it("a repository whose files its configuration looks for elsewhere is none", async () => {
    mkdirSync(repository.beside("private"));
    writeFileSync(repository.beside("private/diary.txt"), "dear diary\n");
    repository.git("config", "core.worktree", repository.beside("private"));
    assert.match(await reasonOf(repository), /core\.worktree.*private/);
    repository.git("config", "--unset", "core.worktree");
    writeFileSync(repository.beside("included"), `[core]\n\tworktree = ${repository.beside("private")}\n`);
    repository.git("config", "include.path", repository.beside("included"));
    const state = await captureState(repository);
    assert.deepEqual([state.dirty, state.untracked], [false, []]);
  });
});

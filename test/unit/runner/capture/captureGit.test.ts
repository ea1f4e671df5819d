import assert from "node:assert/strict";
import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { captureGit } from "../../../../src/runner/capture/captureGit";
import { GitRepository, identity } from "../../../support/gitRepository";
import { captureState, reasonOf, treeOf } from "./capturing";

describe("captureGit", () => {
  let repository: GitRepository;

  beforeEach(() => {
    repository = GitRepository.create();
  });

  afterEach(() => repository.remove());

  describe("a clean working tree", () => {
    it("names commit, branch, author and remote, and has no patch", async () => {
      repository.write("train.py", "print(1)\n");
      const commit = repository.commit("Train\n\nWith a body: ünïcode");
      repository.git("remote", "add", "origin", "https://ada:s3cret@example.org/ada/penguins.git");
      const { patch, warnings, ...state } = await captureState(repository);
      assert.deepEqual(state, {
        repository: true,
        commit,
        branch: "main",
        remote: "https://example.org/ada/penguins.git",
        author: identity.name,
        email: identity.email,
        message: "Train\n\nWith a body: ünïcode",
        date: identity.date,
        dirty: false,
        untracked: [],
        root: ".",
        changedLines: 0,
        omitted: [],
      });
      assert.equal(patch, null);
      assert.deepEqual(warnings, []);
    });

    it("takes the remote that the branch follows before origin", async () => {
      repository.commit();
      repository.git("remote", "add", "origin", "git@github.com:ada/a.git");
      repository.git("remote", "add", "up.stream", "git@github.com:ada/b.git");
      repository.git("config", "branch.main.remote", "up.stream");
      assert.equal((await captureState(repository)).remote, "git@github.com:ada/b.git");
    });

    it("has no branch where the head is detached", async () => {
      const commit = repository.commit();
      repository.git("checkout", "--quiet", "--detach");
      const state = await captureState(repository);
      assert.equal(state.branch, null);
      assert.equal(state.commit, commit);
    });

    it("is not dirty because of our own folder and the files that our streams go to", async () => {
      repository.write("log.txt", "old\n");
      repository.commit();
      repository.write(".executions/.gitignore", "*\n!.gitignore\n");
      repository.write("log.txt", "new\n");
      repository.write("run.log", "new\n");
      const state = await captureState(repository, undefined, [
        repository.path("log.txt"),
        repository.path("run.log"),
      ]);
      assert.equal(state.dirty, false);
      assert.equal(state.patch, null);
    });
  });

  describe("a repository without a commit", () => {
    it("has a patch of all text files, staged ones too", async () => {
      repository.write("staged.txt", "1\n");
      repository.git("add", "staged.txt");
      repository.write("new.txt", "2\n");
      const state = await captureState(repository);
      assert.deepEqual([state.commit, state.author, state.message, state.date], [null, null, null, null]);
      assert.equal(state.branch, "main");
      const other = GitRepository.create();
      try {
        writeFileSync(other.beside("changes.patch"), state.patch ?? "");
        other.git("apply", other.beside("changes.patch"));
        assert.deepEqual(treeOf(other), treeOf(repository));
      } finally {
        other.remove();
      }
    });
  });

  describe("other shapes of repositories", () => {
    it("takes a worktree as its own root, with the remote of the main one", async () => {
      const commit = repository.commit();
      repository.git("remote", "add", "origin", "git@github.com:ada/a.git");
      const worktree = repository.beside("tree");
      repository.git("worktree", "add", "--quiet", "-b", "side", worktree);
      const state = await captureState(repository, worktree);
      assert.deepEqual(
        [state.commit, state.branch, state.root, state.remote],
        [commit, "side", ".", "git@github.com:ada/a.git"],
      );
    });

    it("is not led astray by GIT_DIR and GIT_INDEX_FILE of a surrounding hook", async () => {
      const commit = repository.commit();
      const environment = {
        ...repository.environment,
        GIT_DIR: "/nowhere",
        GIT_INDEX_FILE: "/nowhere/index",
        EDITOR: "vi",
        PAGER: "less",
      };
      const { record } = await captureGit({ workspace: repository.root, exclude: [], environment });
      assert.ok(record.repository);
      assert.equal(record.commit, commit);
    });

    it("says that a bare one holds nothing that runs", async () => {
      const bare = repository.beside("bare.git");
      repository.git("init", "--quiet", "--bare", bare);
      assert.match(await reasonOf(repository, bare), /bare repository/);
    });

    it("says that a folder lies in none", async () => {
      const folder = repository.beside("plain");
      mkdirSync(folder);
      assert.match(await reasonOf(repository, folder), /^Not in a git repository/);
    });

    it("says that git is missing", async () => {
      const { record } = await captureGit({
        workspace: repository.root,
        exclude: [],
        environment: { PATH: "" },
      });
      assert.ok(!record.repository);
      assert.match(record.reason, /git was not found on PATH/);
    });

    it("says that a named git cannot be started", async () => {
      const { record } = await captureGit({ workspace: repository.root, exclude: [], git: "/nowhere/git" });
      assert.ok(!record.repository);
      assert.match(record.reason, /ENOENT/);
    });

    it("has the commit of a damaged one, and says what is not known", async () => {
      repository.write("a.txt", "1\n");
      const commit = repository.commit();
      writeFileSync(repository.path(".git/index"), "damaged");
      const state = await captureState(repository);
      assert.deepEqual([state.commit, state.branch, state.dirty], [commit, "main", true]);
      assert.match(state.warnings[0] ?? "", /what differs from the commit is not known: .*index/);
      writeFileSync(repository.path(".git/HEAD"), "ref: refs/heads/gone\n");
      assert.match(await reasonOf(repository), /^git could not read .*index/);
    });
  });

  describe("a repository of another owner", () => {
    const stranger = 12345;

    beforeEach(function () {
      if (process.geteuid?.() !== 0) this.skip();
      repository.write("jobs/a.txt", "1\n");
      repository.commit();
    });

    const giveAway = (...paths: string[]): void => {
      for (const path of paths) chownSync(path, stranger, stranger);
    };

    it("is read where the workspace belongs to that owner too", async () => {
      giveAway(repository.root, repository.path(".git"), repository.path("jobs"));
      assert.throws(() => repository.git("status"), /dubious ownership/);
      repository.git("-c", `safe.directory=${repository.root}`, "status");
      assert.equal((await captureState(repository)).dirty, false);
      assert.equal((await captureState(repository, repository.path("jobs"))).root, "..");
    });

    it("is refused where someone placed it around the user's own workspace, with what to run", async () => {
      giveAway(repository.root, repository.path(".git"));
      assert.match(
        await reasonOf(repository, repository.path("jobs")),
        new RegExp(
          `belongs to another user.*git config --global --add safe\\.directory '${repository.root}'`,
        ),
      );
    });
  });
});

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { plainGitUser } from "../../../../src/runner/capture/plainGitUser";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

describe("the user of git, read from the usual files", () => {
  let home = "";
  let repository = "";
  const read = (environment: NodeJS.ProcessEnv = {}): ReturnType<typeof plainGitUser> =>
    plainGitUser(repository, { PATH: process.env["PATH"], HOME: home, ...environment });
  const git = (...args: string[]): string =>
    execFileSync("git", args, {
      cwd: repository,
      env: { PATH: process.env["PATH"], HOME: home, GIT_CONFIG_NOSYSTEM: "1" },
      encoding: "utf8",
    }).replace(/\n$/, "");

  beforeEach(() => {
    home = temporaryFolder();
    repository = join(home, "work", "penguins");
    mkdirSync(repository, { recursive: true });
    git("init", "--quiet");
  });
  afterEach(() => removeFolder(home));

  it("is the one that git tells, whatever its name", () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter((value) => !/[\0\n\r]/.test(value));
    fc.assert(
      fc.property(text, text, (name, email) => {
        git("config", "--global", "user.name", name);
        git("config", "--global", "user.email", email);
        assert.deepEqual(read(), { name: git("config", "user.name"), email: git("config", "user.email") });
      }),
      { numRuns: 25 },
    );
  });

  it("keeps backslashes at its end, and spaces that are none to git", () => {
    for (const name of [
      "\\",
      "a\\\\",
      "\u00a0a\u2003",
      "\u2028",
      "\u000ba\f",
      "\ufeffa # b",
      " a ",
      "a \\",
    ]) {
      git("config", "--global", "user.name", name);
      git("config", "--global", "user.email", "ada@example.org");
      assert.deepEqual(read(), { name, email: "ada@example.org" }, JSON.stringify(name));
    }
  });

  it("is the repository's own before the general one", () => {
    git("config", "--global", "user.name", "Ada");
    git("config", "--global", "user.email", "ada@example.org");
    git("config", "user.email", "ada@work.example.org");
    assert.deepEqual(read(), { name: "Ada", email: "ada@work.example.org" });
    repository = join(repository, "deep");
    mkdirSync(repository);
    assert.deepEqual(read(), { name: "Ada", email: "ada@work.example.org" });
  });

  it("is told beside variables that are of no account for it, as every terminal of VS Code has one", () => {
    git("config", "--global", "user.name", "Ada");
    git("config", "--global", "user.email", "ada@example.org");
    const ada = { name: "Ada", email: "ada@example.org" };
    assert.deepEqual(read({ GIT_ASKPASS: "/askpass.sh", GIT_SSL_CAINFO: "/ca.pem" }), ada);
  });

  it("is left to git where other files or values may hold", () => {
    assert.equal(read(), null, "nobody is named");
    git("config", "--global", "user.name", "Ada");
    git("config", "--global", "user.email", "ada@example.org");
    assert.notEqual(read(), null);
    assert.equal(read({ GIT_AUTHOR_NAME: "Grace" }), null);
    assert.equal(read({ GIT_CONFIG_GLOBAL: "/elsewhere" }), null);
    assert.equal(read({ GIT_DIR: "/elsewhere" }), null);
    assert.equal(read({ HOME: "" }), null);
    git("config", "includeIf.gitdir:~/projects/.path", "~/.work");
    assert.equal(read(), null, "an include");
    const worktree = join(home, "worktree");
    mkdirSync(worktree);
    writeFileSync(join(worktree, ".git"), "gitdir: elsewhere\n");
    repository = worktree;
    assert.equal(read(), null, "a worktree");
  });
});

import assert from "node:assert/strict";
import { askGit } from "../../../../src/runner/capture/askGit";
import type { GitProgram } from "../../../../src/runner/capture/gitProgram";
import { GitRepository } from "../../../support/gitRepository";

describe("a question to git", () => {
  let repository: GitRepository;
  beforeEach(() => (repository = GitRepository.create()));
  afterEach(() => repository.remove());

  const program = (path = "git"): GitProgram => ({
    path,
    folder: repository.root,
    environment: repository.environment,
    configuration: [],
  });

  it("has an answer where git cannot be started", async () => {
    const { exitCode, stderr } = await askGit(program("/nowhere/git"), ["status"]);
    assert.equal(exitCode, -1);
    assert.match(stderr, /ENOENT/);
  });

  it("has an answer too where the system takes no arguments as long as these", async function () {
    if (process.platform !== "linux") this.skip();
    const paths = Array.from({ length: 40 }, () => "x".repeat(120_000));
    const { exitCode, stderr } = await askGit(program(), ["status", "--", ...paths]);
    assert.equal(exitCode, -1);
    assert.match(stderr, /E2BIG/);
  });

  it("is given up where the answer is larger than wanted, or takes longer", async () => {
    repository.write("a.txt", "1\n".repeat(100_000));
    repository.commit();
    const large = await askGit(program(), ["show", "HEAD:a.txt"], { maximumBytes: 1000 });
    assert.equal(large.exitCode, -1);
    assert.match(large.stderr, /^it is more than/);
    const slow = await askGit(program(), ["cat-file", "--batch-all-objects", "--batch"], { timeLimitMs: 0 });
    assert.equal(slow.exitCode, -1);
    assert.match(slow.stderr, /^git did not end within/);
  });
});

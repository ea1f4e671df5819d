import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobStatus } from "../../../../src/core/jobStatus";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { runThenGoOn, stateOf, worktreesLeft } from "../../../support/reproduction";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("the code of a reproduction", () => {
  const workspace = new RepositoryWorkspace();

  it("runs no hook and no filter of the repository", async () => {
    const { repository, executions } = workspace;
    const first = await runThenGoOn(workspace);
    const hooks = repository.beside("hooks");
    mkdirSync(hooks);
    const canary = repository.canary("planted");
    for (const hook of ["post-checkout", "post-index-change", "reference-transaction"])
      symlinkSync(canary, join(hooks, hook));
    repository.git("config", "core.hooksPath", hooks);
    repository.git("config", "core.fsmonitor", canary);
    repository.git("config", "filter.planted.smudge", canary);
    repository.git("config", "filter.planted.clean", "cat");
    repository.git("config", "filter.planted.required", "true");
    writeFileSync(repository.path(".git/info/attributes"), "* filter=planted\n");
    const { value, stderr } = await executions.json<ExecutionSummary>("reproduce", first.id);
    assert.equal(value.properties["reproduction"], "identical", stderr);
    assert.equal(existsSync(repository.beside("planted.ran")), false);
  });

  it("leaves no worktree after a failure, a stop or a kill", async () => {
    const { repository, executions } = workspace;
    repository.write("wait.sh", 'echo ready; test -e "$EXECUTION_OUTPUTS/../../../go" || sleep 60\n');
    repository.commit();
    executions.write(".executions/go", "");
    const first = (await executions.json<ExecutionSummary>("run", "wait.sh")).value;
    rmSync(repository.path(".executions/go"));
    const before = stateOf(repository);
    const stopped = executions.start(["reproduce", first.id]);
    await stopped.printed("ready");
    assert.equal(worktreesLeft(repository).length, 1);
    stopped.kill("SIGTERM");
    assert.equal((await stopped.ended).code, 143);
    assert.deepEqual(worktreesLeft(repository), []);
    assert.deepEqual(stateOf(repository), before);

    const killed = executions.start(["reproduce", first.id]);
    await killed.printed("ready");
    killed.kill("SIGKILL");
    await killed.ended;
    assert.equal(worktreesLeft(repository).length, 1);
    const statuses = executions
      .bundles()
      .map((id) => executions.readJson<JobStatus>(id, "metadata/jobStatus.json"));
    const group = statuses.find(({ state }) => state === "EXECUTING")?.owner?.processGroup;
    // 0 would be the group of the tests themselves.
    assert.ok(group);
    process.kill(-group, "SIGKILL");
    executions.write(".executions/go", "");
    assert.equal((await executions.run("reproduce", first.id)).code, 0);
    assert.deepEqual(worktreesLeft(repository), []);
    assert.deepEqual(stateOf(repository), before);
  });

  it("is refused where the commit is not there any more", async () => {
    const { repository, executions } = workspace;
    repository.write("a.sh", "echo a\n");
    repository.commit();
    const first = (await executions.json<ExecutionSummary>("run", "a.sh")).value;
    repository.git("commit", "--quiet", "--amend", "--message", "Other");
    repository.git("reflog", "expire", "--expire=now", "--all");
    repository.git("gc", "--quiet", "--prune=now");
    const { code, stderr } = await executions.run("reproduce", first.id);
    assert.equal(code, 2);
    assert.match(
      stderr,
      new RegExp(`the commit ${first.commit?.slice(0, 12) ?? ""} \\(of the branch main\\) is not in`),
    );
  });

  it("says which submodules are not reproduced, and fills Git LFS pointers that are known by content", async () => {
    const { repository, executions } = workspace;
    repository.write("model.bin", "the real content\n");
    const sha256 = createHash("sha256").update("the real content\n").digest("hex");
    repository.write(".gitattributes", "*.bin filter=lfs\n");
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize 17\n`;
    writeFileSync(repository.beside("pointer"), pointer);
    repository.git("config", "filter.lfs.clean", `cat '${repository.beside("pointer")}'`);
    repository.git("config", "filter.lfs.smudge", repository.canary("smudge"));
    repository.write("sub/file", "x");
    repository.gitIn(repository.path("sub"), "init", "--quiet");
    repository.gitIn(repository.path("sub"), "add", "file");
    repository.gitIn(repository.path("sub"), "commit", "--quiet", "--message", "Sub");
    repository.write(".gitmodules", '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n');
    repository.write("use.sh", 'cp model.bin "$EXECUTION_OUTPUTS/copy"\n');
    repository.commit();
    assert.equal(repository.git("show", "HEAD:model.bin"), pointer);
    const first = (await executions.json<ExecutionSummary>("run", "use.sh")).value;
    const { value, stderr } = await executions.json<ExecutionSummary>("reproduce", first.id);
    assert.equal(value.properties["reproduction"], "identical", stderr);
    assert.match(stderr, /the submodule sub is not reproduced/);
    assert.equal(existsSync(repository.beside("smudge.ran")), false);
  });
});

describe("reproducing an execution outside git", () => {
  const workspace = new RepositoryWorkspace();

  it("uses the bundle's own copy of the script, and says so", async () => {
    const { repository, executions } = workspace;
    rmSync(repository.path(".git"), { recursive: true });
    repository.write("lib.sh", "word=old\n");
    repository.write("a.sh", '. ./lib.sh; echo first $word > "$EXECUTION_OUTPUTS/a"\n');
    const first = (await executions.json<ExecutionSummary>("run", "a.sh")).value;
    repository.write("a.sh", "echo changed\n");
    const { value, stderr } = await executions.json<ExecutionSummary>("reproduce", first.id);
    assert.equal(value.properties["reproduction"], "identical", stderr);
    assert.match(stderr, /ran outside git: the script a\.sh is the bundle's own copy/);
    assert.equal(readFileSync(repository.path("a.sh"), "utf8"), "echo changed\n");
  });
});

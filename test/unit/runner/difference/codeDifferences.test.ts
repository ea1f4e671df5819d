import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CodeDifference } from "../../../../src/core/compare/cause";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { codeDifferences, type ComparedCode } from "../../../../src/runner/difference/codeDifferences";
import { codePatch } from "../../../../src/runner/difference/codePatch";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { findExecution } from "../../../../src/store/findExecution";
import { readCompared } from "../../../../src/store/readCompared";
import { CommandLine, commandParameters } from "../../../support/commandLine";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";
import { stateOf } from "../../../support/reproduction";
import { SecretRun } from "../../../support/secretRun";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

async function compared(folder: string): Promise<ComparedCode[]> {
  const store = new ExecutionStore(workspaceLayout(folder));
  return await Promise.all(
    ["@-2", "@last"].map(async (name) => {
      const summary = findExecution(store, name);
      return { execution: await readCompared(summary, summary.path), bundle: summary.path };
    }),
  );
}

async function difference(folder: string): Promise<CodeDifference | undefined> {
  return (await codeDifferences(folder, await compared(folder), 0))[1];
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("the lines of code in which two executions differ", () => {
  const workspace = new RepositoryWorkspace();

  it("are those between their commits with the uncommitted changes of each", async () => {
    const { repository, executions } = workspace;
    repository.write("a.sh", "echo 1\necho 2\n");
    repository.write("lib/b.sh", "b() { :; }\n");
    repository.write("picture.png", Buffer.from([0, 1, 2]));
    repository.write(".gitignore", ".executions/\n");
    repository.commit();
    repository.write("a.sh", "echo 1\necho changed\n");
    assert.equal((await executions.run("run", "a.sh")).code, 0);
    // The uncommitted change is committed, so that it is no difference; others come.
    repository.write("picture.png", Buffer.from([0, 9, 9]));
    repository.commit();
    repository.write("lib/b.sh", "b() { :; }\nc() { :; }\nd() { :; }\n");
    repository.write("with ümlaut and space.sh", "echo new\n");
    assert.equal((await executions.run("run", "a.sh")).code, 0);
    const before = stateOf(repository);
    const blob = (path: string): string => repository.git("hash-object", path).trim();
    const found = await difference(repository.root);
    assert.deepEqual(found, {
      kind: "known",
      files: [
        { path: "lib/b.sh", added: 2, removed: 0, content: blob("lib/b.sh") },
        { path: "picture.png", added: null, removed: null, content: blob("picture.png") },
        { path: "with ümlaut and space.sh", added: 1, removed: 0, content: blob("with ümlaut and space.sh") },
      ],
    });
    assert.deepEqual(stateOf(repository), before);
  });

  it("are found without any program of the repository's configuration, and written nowhere in it", async () => {
    const { repository, executions } = workspace;
    repository.write("a.sh", "echo 1\n");
    repository.write(".gitattributes", "*.sh diff=planted filter=planted\n");
    repository.commit();
    assert.equal((await executions.run("run", "a.sh")).code, 0);
    repository.write("a.sh", "echo 2\n");
    assert.equal((await executions.run("run", "a.sh")).code, 0);
    const canary = repository.canary("planted");
    for (const name of [
      "diff.planted.command",
      "diff.planted.textconv",
      "diff.external",
      "core.fsmonitor",
      "core.pager",
    ])
      repository.git("config", name, canary);
    repository.git("config", "filter.planted.clean", canary);
    repository.git("config", "filter.planted.smudge", canary);
    repository.git("config", "core.splitIndex", "true");
    const listed = repository.git("count-objects", "-v");
    const found = await difference(repository.root);
    const content = repository.git("hash-object", "--no-filters", "a.sh").trim();
    assert.deepEqual(found, { kind: "known", files: [{ path: "a.sh", added: 1, removed: 1, content }] });
    assert.equal(existsSync(repository.beside("planted.ran")), false);
    assert.equal(repository.git("count-objects", "-v"), listed);
  });

  it("are not known where a commit is not there any more, with the reason", async () => {
    const { repository, executions } = workspace;
    repository.write("a.sh", "echo 1\n");
    repository.commit();
    assert.equal((await executions.run("run", "a.sh")).code, 0);
    repository.write("a.sh", "echo 2\n");
    repository.git("commit", "--quiet", "--all", "--amend", "--message", "Other");
    repository.git("reflog", "expire", "--expire=now", "--all");
    repository.git("gc", "--quiet", "--prune=now");
    assert.equal((await executions.run("run", "a.sh")).code, 0);
    const found = await difference(repository.root);
    assert.equal(found?.kind, "unknown");
    assert.match(found.reason, /^the commit [0-9a-f]{12} is not in the repository: fetch it first$/);
    const { stdout } = await executions.run("compare", "@-2", "@last");
    assert.match(stdout, /^differ in a\.sh|^differ in code /);
  });

  it("are not known where a secret keeps uncommitted changes out, with the reason", async () => {
    const { repository, executions } = workspace;
    const secret = { token: { schema: { type: "string", format: "secret" } } };
    executions.method("quiet", { inputs: secret, ...commandParameters("quiet.mjs") });
    repository.write("quiet.mjs", "");
    repository.write(".gitignore", ".executions/\n");
    repository.commit();
    for (const rate of ["0.1", "0.2"]) {
      repository.write("config.ini", `password = "s3cret-word"\nrate = ${rate}\n`);
      const call = ["run", "quiet", "--secrets-stdin"];
      assert.equal((await new SecretRun(executions, call, '{"token":"s3cret-word"}').ended).code, 0);
    }
    const reason = "the uncommitted changes hold a secret of this run";
    assert.deepEqual(await difference(repository.root), { kind: "unknown", reason });
    const { stdout } = await executions.run("compare", "@-2", "@last");
    assert.match(stdout, new RegExp(`^nothing that was captured differs; the code may differ: ${reason}\n`));
    assert.match(
      stdout,
      new RegExp(`differs in nothing that was captured\n +how its code differs is not known: ${reason}\n`),
    );
    repository.git("clean", "--quiet", "--force", "config.ini");
    assert.equal((await executions.run("run", "quiet.mjs")).code, 0);
    assert.deepEqual(await difference(repository.root), { kind: "unknown", reason });
  });

  it("are those of the script's own copies outside of git", async () => {
    const folder = await makeTemporaryFolder("plain");
    try {
      const executions = new CommandLine(folder);
      executions.write("a.sh", "echo 1\necho 2\necho 3\n");
      assert.equal((await executions.run("run", "a.sh")).code, 0);
      executions.write("a.sh", "echo 1\necho two\n");
      assert.equal((await executions.run("run", "a.sh")).code, 0);
      assert.deepEqual(await difference(folder), {
        kind: "known",
        files: [{ path: "a.sh", added: 1, removed: 2, content: sha256("echo 1\necho two\n") }],
      });
      const { stdout } = await executions.run("compare", "@-2", "@last");
      assert.match(stdout, /^differ in 2 lines of a\.sh\n/);
      const [before, after] = await compared(folder);
      assert.ok(before && after);
      const patch = await codePatch(folder, before, after, { context: 1, path: null });
      const lines = "@@ -1,3 +1,2 @@\n echo 1\n-echo 2\n-echo 3\n+echo two\n";
      assert.equal(patch, `diff --git a/a.sh b/a.sh\n--- a/a.sh\n+++ b/a.sh\n${lines}`);
      rmSync(join(after.bundle, "inputs"), { recursive: true });
      assert.deepEqual(await codePatch(folder, before, after, { context: 1, path: null }), {
        reason: "they ran outside of git, and there is no copy of the script",
      });
    } finally {
      await removeFolder(folder);
    }
  });
});

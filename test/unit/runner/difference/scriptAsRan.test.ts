import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { scriptAsRan, type ScriptAsRan } from "../../../../src/runner/difference/scriptAsRan";
import { readRecords } from "../../../../src/store/bundleRecords";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { findExecution } from "../../../../src/store/findExecution";
import { CommandLine } from "../../../support/commandLine";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";
import { stateOf } from "../../../support/reproduction";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

async function asRan(workspace: string, script: string): Promise<ScriptAsRan> {
  const { path: bundle } = findExecution(new ExecutionStore(workspaceLayout(workspace)), "@last");
  const { git, artifacts } = readRecords(bundle);
  return await scriptAsRan({ workspace, bundle, script, git, artifacts: artifacts ?? [] });
}

describe("the script of an execution as it ran", () => {
  const workspace = new RepositoryWorkspace();

  it("is that of the commit with the changes that were not committed, whatever it is now", async () => {
    const { repository, executions } = workspace;
    repository.write("lib/a b.sh", "echo 1\necho 2\n");
    repository.write(".gitignore", ".executions/\n");
    repository.commit();
    repository.write("lib/a b.sh", "echo 1\necho changed\n");
    assert.equal((await executions.run("run", "lib/a b.sh")).code, 0);
    repository.write("lib/a b.sh", "echo today\n");
    const before = stateOf(repository);
    const expected = { kind: "text", text: "echo 1\necho changed\n" };
    assert.deepEqual(await asRan(repository.root, "lib/a b.sh"), expected);
    assert.deepEqual(stateOf(repository), before);
    repository.write("new.sh", "echo new\n");
    assert.equal((await executions.run("run", "new.sh")).code, 0);
    repository.write("new.sh", "echo today\n");
    assert.deepEqual(await asRan(repository.root, "new.sh"), { kind: "text", text: "echo new\n" });
    await assert.rejects(
      asRan(repository.root, "../other.sh"),
      /cannot be shown as it ran: git did not keep it/,
    );
  });

  it("is the bundle's copy outside of git, unless that is another one", async () => {
    const folder = await makeTemporaryFolder("as-ran");
    try {
      const commandLine = new CommandLine(folder);
      commandLine.write("a.sh", "echo 1\n");
      assert.equal((await commandLine.run("run", "a.sh")).code, 0);
      commandLine.write("a.sh", "echo today\n");
      const found = await asRan(folder, "a.sh");
      assert.ok(found.kind === "copy" && found.path.endsWith(join("inputs", "a.sh")));
      writeFileSync(found.path, "echo tampered\n");
      await assert.rejects(asRan(folder, "a.sh"), /outside of git, and the bundle holds no copy/);
    } finally {
      await removeFolder(folder);
    }
  });
});

import assert from "node:assert/strict";
import { existsSync, rmSync, utimesSync } from "node:fs";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { SourcesSince, type RunCode } from "../../../../src/runner/difference/sourcesSince";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { runScript } from "../../../support/lineagePipeline";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("the sources of executions since", () => {
  const workspace = new RepositoryWorkspace();
  let since: SourcesSince;

  beforeEach(() => {
    const { repository } = workspace;
    repository.write("lib.py", "rate = 1\n");
    repository.write("train.sh", "echo trained\n");
    repository.write("data.csv", "1\n");
    repository.write("README.md", "# Training\n");
    repository.commit();
    since = new SourcesSince(workspaceLayout(repository.path()));
  });

  const run = (): Promise<string> => runScript(workspace.executions, "train.sh");

  /** What changed since each execution, the oldest first; null: it was not looked at. */
  async function told(change: (runs: RunCode) => RunCode = (code) => code): Promise<unknown[]> {
    const runs = new ExecutionStore(workspaceLayout(workspace.repository.path()))
      .list()
      .toReversed()
      .map(change);
    const { changed, looked } = await since.of(runs);
    return runs.map(({ id }) => (looked.has(id) ? (changed.get(id) ?? []) : null));
  }

  it("are those that hold something else than in the commit, never data or documents", async () => {
    await run();
    assert.deepEqual(await told(), [[]]);
    workspace.repository.write("lib.py", "rate = 2\n");
    workspace.repository.write("data.csv", "2\n");
    workspace.repository.write("README.md", "# Other\n");
    assert.deepEqual(await told(), [["lib.py"]]);
    workspace.repository.write("lib.py", "rate = 1\n");
    assert.deepEqual(await told(), [[]]);
    rmSync(workspace.repository.path("lib.py"));
    assert.deepEqual(await told(), [["lib.py"]]);
  });

  it("are told from the commit of each execution, as that was left", async () => {
    await run();
    workspace.repository.write("lib.py", "rate = 2\n");
    workspace.repository.commit();
    await run();
    assert.deepEqual(await told(), [["lib.py"], []]);
    workspace.repository.write("lib.py", "rate = 1\n");
    workspace.repository.commit();
    assert.deepEqual(await told(), [[], ["lib.py"]]);
  });

  it("count uncommitted changes that it ran on as its own", async () => {
    workspace.repository.write("lib.py", "rate = 2\n");
    await run();
    assert.deepEqual(await told(), [[]]);
    workspace.repository.write("lib.py", "rate = 3\n");
    assert.deepEqual(await told(), [["lib.py"]]);
    workspace.repository.git("checkout", "--", "lib.py");
    assert.deepEqual(await told(), [["lib.py"]]);
  });

  it("are not changed by being touched, nor by the ends of their lines", async () => {
    await run();
    utimesSync(workspace.repository.path("lib.py"), 1, 1);
    assert.deepEqual(await told(), [[]]);
    workspace.repository.write("lib.py", "rate = 1\r\n");
    assert.deepEqual(await told(), [[]]);
  });

  it("are not looked at where the commit is not there, or the bundle cannot tell", async () => {
    await run();
    assert.deepEqual(await told((code) => ({ ...code, commit: "0".repeat(40) })), [null]);
    assert.deepEqual(await told((code) => ({ ...code, commit: "--output=made" })), [null]);
    assert.deepEqual(await told((code) => ({ ...code, archived: true })), [null]);
    assert.deepEqual(await told((code) => ({ ...code, commit: null })), [null]);
  });

  it("start no program that a hostile repository names", async () => {
    const { repository } = workspace;
    repository.write(".gitattributes", "*.py filter=evil diff=evil\n");
    repository.commit();
    await run();
    repository.write("lib.py", "rate = 2\n");
    const trap = repository.canary("trap");
    for (const name of [
      "filter.evil.clean",
      "filter.evil.process",
      "diff.evil.command",
      "diff.evil.textconv",
      "diff.external",
      "core.fsmonitor",
    ])
      repository.git("config", name, trap);
    assert.deepEqual(await told(), [["lib.py"]]);
    assert.equal(existsSync(repository.beside("trap.ran")), false);
  });
});

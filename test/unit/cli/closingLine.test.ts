import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { commandParameters } from "../../support/commandLine";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

describe("the last line of a run", () => {
  const workspace = new RepositoryWorkspace();

  beforeEach(() => {
    workspace.repository.write("data.csv", "1\n");
    workspace.repository.write("train.sh", 'echo "loss: $1"; exit ${2:-0}\n');
    workspace.executions.method("train", {
      inputs: {
        loss: { schema: { type: "number", default: 1 } },
        code: { schema: { type: "integer", default: 0 } },
        data: { schema: { type: "string", format: "file", default: "data.csv" } },
      },
      ...commandParameters("sh", "train.sh", "{{ loss }}", "{{ code }}", "{{ data }}"),
    });
  });

  async function lastLine(...args: string[]): Promise<string> {
    const { stderr } = await workspace.executions.run("run", "train", ...args);
    const line = stderr.trimEnd().split("\n").at(-1) ?? "";
    return line
      .replace(/^(\S) [\d.]+ m?s/, "$1 0 s")
      .replace(/after [\d.]+ m?s/, "after 0 s")
      .replace(/train-\d{8}-\d{6}-\w+$/, "ID");
  }

  it("tells the duration, metrics held against the runs before, and what changed", async () => {
    assert.equal(await lastLine(), "✓ 0 s · loss 1 · ID");
    assert.equal(await lastLine(), "✓ 0 s · loss 1 (best 1) · nothing changed since the last run · ID");
    assert.equal(
      await lastLine("--input", "loss=0.5"),
      "✓ 0 s · loss 0.5 (best of 3) · same data, loss 1 → 0.5 since the last run · ID",
    );
    workspace.repository.write("data.csv", "2\n");
    assert.equal(
      await lastLine("--input", "loss=0.7"),
      "✓ 0 s · loss 0.7 (best 0.5) · data.csv changed, loss 0.5 → 0.7 since the last run · ID",
    );
  });

  it("tells another file as another one, by its name alone, not as a file that changed", async () => {
    workspace.repository.write("data/a.csv", "1\n");
    workspace.repository.write("data/b.csv", "2\n");
    workspace.repository.write("data/copy.csv", "2\n");
    const since = async (...args: string[]): Promise<string> =>
      / · ([^·]*) since the last run · /.exec(await lastLine(...args))?.[1] ?? "";
    await since("--input", "data=data/a.csv");
    assert.equal(await since("--input", "data=data/b.csv"), "data a.csv → b.csv");
    assert.equal(await since("--input", "data=data/copy.csv"), "same data, data b.csv → copy.csv");
    workspace.repository.write("data/copy.csv", "3\n");
    assert.equal(await since("--input", "data=data/copy.csv"), "copy.csv changed");
    const sum = async (...files: string[]): Promise<string> => {
      const { stderr } = await workspace.executions.run("run", "train.sh", "--", ...files);
      return / · ([^·]*) since the last run · /.exec(stderr)?.[1] ?? stderr;
    };
    await sum("data/a.csv");
    assert.equal(await sum("data/b.csv"), "arguments data/a.csv → data/b.csv");
  });

  it("tells a changed input as data, not as code, where git knows it too", async () => {
    workspace.repository.commit();
    await lastLine();
    workspace.repository.write("data.csv", "2\n");
    assert.equal(await lastLine(), "✓ 0 s · loss 1 (best 1) · data.csv changed since the last run · ID");
  });

  it("never says that nothing changed when arguments or uncommitted code did", async () => {
    workspace.repository.write("lib.sh", "x=1\n");
    workspace.repository.commit();
    const outcome = async (...args: string[]): Promise<string> => {
      const { stderr } = await workspace.executions.run("run", "--", "sh", "-c", ...args);
      return / · (.*) since the last run · /.exec(stderr)?.[1] ?? stderr;
    };
    await outcome(". ./lib.sh; echo $x > made.txt");
    assert.equal(await outcome(". ./lib.sh; echo $x > made.txt"), "nothing changed");
    workspace.repository.write("lib.sh", "x=2\n");
    assert.equal(await outcome(". ./lib.sh; echo $x > made.txt"), "code changed");
    assert.equal(await outcome(". ./lib.sh; echo $x > made.txt"), "nothing changed");
    assert.equal(await outcome(":"), "arguments -c . ./lib.sh; echo $x … → -c :");
  });

  it("tells the reason of a failure; a failed run is no result that others are held against", async () => {
    assert.equal(
      await lastLine("--input", "code=3"),
      "✗ exit code 3 after 0 s; nothing on stderr · loss 1 · ID",
    );
    assert.equal(await lastLine(), "✓ 0 s · loss 1 · same data, code 3 → 0 since the last run · ID");
  });

  it("knows the runs before from their folder where there is no journal, and passes over deleted ones", async () => {
    await lastLine("--input", "loss=3");
    await lastLine("--input", "loss=2");
    rmSync(workspace.repository.path(".executions", ".cache"), { recursive: true });
    assert.match(
      await lastLine("--input", "loss=1"),
      /loss 1 \(best of 3\) · same data, loss [23] → 1 since/,
    );
    for (const id of workspace.executions.bundles())
      rmSync(workspace.repository.path(".executions", "executions", id), { recursive: true });
    assert.equal(await lastLine("--input", "loss=1"), "✓ 0 s · loss 1 · ID");
  });
});

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { workspaceLayout } from "../../../src/bundle/layout";
import { RunsBefore } from "../../../src/cli/runsBefore";
import { readEnd } from "../../../src/store/readSummary";
import { commandParameters } from "../../support/commandLine";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

describe("the runs before one", () => {
  const workspace = new RepositoryWorkspace();

  /** Runs with the losses 1, 2 and 3, by the loss; and what the last is held against. */
  async function threeRuns(): Promise<{ paths: string[]; before: RunsBefore }> {
    workspace.executions.method("train", {
      inputs: { loss: { schema: { type: "number" } } },
      ...commandParameters("echo", "loss: {{ loss }}"),
    });
    const paths: string[] = [];
    const layout = workspaceLayout(workspace.repository.root);
    for (const loss of [1, 2, 3]) {
      const earlier = new Set(workspace.executions.bundles());
      await workspace.executions.run("run", "train", "--input", `loss=${loss}`);
      const id = workspace.executions.bundles().find((each) => !earlier.has(each)) ?? "";
      paths.push(join(layout.executions, id));
    }
    return { paths, before: new RunsBefore(layout, "train") };
  }

  const endOf = (paths: readonly string[]): ReturnType<typeof readEnd> => readEnd(paths[2] ?? "");

  it("are the same whether they were looked up while it ran or after", async () => {
    const { paths, before } = await threeRuns();
    const after = await before.comparedWith(endOf(paths));
    assert.deepEqual(after.before?.inputs, { loss: 2 });
    assert.deepEqual(after.results, [{ loss: 2 }, { loss: 1 }]);
    before.begin(endOf(paths).id);
    assert.deepEqual(await before.comparedWith(endOf(paths)), after);
  });

  it("are those that are left where one was deleted while it ran", async () => {
    const { paths, before } = await threeRuns();
    before.begin(endOf(paths).id);
    await new Promise((resolve) => setImmediate(resolve));
    rmSync(paths[1] ?? "", { recursive: true });
    const compared = await before.comparedWith(endOf(paths));
    assert.deepEqual(compared.before?.inputs, { loss: 1 });
    assert.deepEqual(compared.results, [{ loss: 1 }]);
  });
});

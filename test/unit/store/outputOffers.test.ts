import assert from "node:assert/strict";
import { workspaceLayout } from "../../../src/bundle/layout";
import { ExecutionStore } from "../../../src/store/executionStore";
import { outputOffers } from "../../../src/store/outputOffers";
import { resolveReference } from "../../../src/store/resolveReference";
import { runPipeline } from "../../support/lineagePipeline";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

describe("outputs that an input may be", () => {
  const workspace = new RepositoryWorkspace();

  it("are what executions made and keep, the newest first, by references that resolve", async function () {
    this.timeout(60_000);
    const { prepare, train, evaluate } = await runPipeline(workspace.executions);
    const store = new ExecutionStore(workspaceLayout(workspace.repository.path()));
    const offers = await outputOffers(store.list(), false);
    assert.deepEqual(
      offers.map(({ reference }) => reference),
      [
        `execution:${evaluate}/report.json`,
        `execution:${train}/model.json`,
        `execution:${prepare}/data/clean.csv`,
      ],
    );
    for (const { reference, path } of offers)
      assert.ok((await resolveReference(store, reference)).path.endsWith(`/${path}`));
    assert.deepEqual(await outputOffers(store.list(), true), []);
  });
});

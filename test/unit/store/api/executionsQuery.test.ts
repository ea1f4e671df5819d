import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ExecutionsQuery } from "../../../../src/store/api/executionsQuery";
import { CommandLine } from "../../../support/commandLine";
import { runPipeline, type Stage } from "../../../support/lineagePipeline";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

type Api = { readonly ExecutionsQuery: new (workspace: string) => ExecutionsQuery };

describe("dist/api.js", () => {
  let folder = "";
  let ids: Record<Stage, string>;
  let query: ExecutionsQuery;
  const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

  before(async () => {
    folder = temporaryFolder();
    ids = await runPipeline(new CommandLine(folder));
    const api = createRequire(__filename)(join(repositoryRoot(), "dist", "api.js")) as Api;
    query = new api.ExecutionsQuery(folder);
  });
  after(() => removeFolder(folder));

  it("tells executions, all or by a query, newest first", async () => {
    assert.deepEqual(idsOf(await query.executions()), [ids.evaluate, ids.train, ids.prepare]);
    assert.deepEqual(idsOf(await query.executions("method:train")), [ids.train]);
    await assert.rejects(query.executions("status:"), /the query is wrong at position/);
    const details = await query.execution("train");
    assert.equal(details.id, ids.train);
    assert.ok(details.artifacts.some(({ name }) => name === "model.json"));
  });

  it("tells pipelines and stages", async () => {
    assert.deepEqual([await query.pipelines(), await query.stages()], [[], []]);
  });

  it("tells artifacts in and out, and who made one", async () => {
    const names = async (
      asked: Promise<readonly { readonly names: readonly string[] }[]>,
    ): Promise<string[]> => (await asked).flatMap((artifact) => artifact.names).sort();
    assert.deepEqual(await names(query.inputs(ids.train)), ["clean.csv", "train.mjs"]);
    assert.deepEqual(await names(query.outputs(ids.train)), ["model.json"]);
    assert.equal((await query.artifacts()).length, 7);
    const [model] = await query.outputs(ids.train);
    assert.deepEqual(idsOf(await query.producers(model?.sha256 ?? "")), [ids.train]);
  });

  it("tells parents and children, one step or all", async () => {
    assert.deepEqual(idsOf(await query.parents(ids.evaluate)), [ids.train]);
    assert.deepEqual(idsOf(await query.parents(ids.evaluate, Infinity)), [ids.train, ids.prepare]);
    assert.deepEqual(idsOf(await query.children(ids.prepare, Infinity)), [ids.train, ids.evaluate]);
    assert.deepEqual(await query.children(ids.evaluate), []);
    assert.ok((await query.lineage("@last")).nodes.length > 5);
  });
});

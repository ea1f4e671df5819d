import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { makersOf } from "../../../../src/core/lineage/makersOf";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { artifactOfFile } from "../../../../src/store/lineage/artifactOfFile";
import { LineageReader } from "../../../../src/store/lineage/lineageReader";
import { runPipeline, runScript } from "../../../support/lineagePipeline";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("the lineage of one file among many executions", () => {
  const workspace = new RepositoryWorkspace();
  let layout: WorkspaceLayout;
  const path = (place: string): string => workspace.repository.path(place);
  const list = () => new ExecutionStore(layout).list();

  beforeEach(async function () {
    this.timeout(60_000);
    layout = workspaceLayout(path("."));
    await runPipeline(workspace.executions);
  });

  /** Who made a file, as far as is known without reading all; how, and whether there may be more. */
  async function about(place: string): Promise<unknown[]> {
    const { graph, isCut } = await new LineageReader(layout, 1).readAbout(list(), path(place));
    const found = await artifactOfFile(graph, layout, path(place));
    const makers = found.kind === "unknown" ? [] : makersOf(graph, found.artifact.id, place);
    return [found.kind, makers.map(({ id }) => id.split("-")[0]), isCut];
  }

  it("is told from what is kept, by content and by place, without a look at the bundles", async () => {
    await new LineageReader(layout, 1).read(list());
    assert.ok(existsSync(join(layout.cache, "lineage.ndjson")));
    for (const id of readdirSync(layout.executions))
      rmSync(join(layout.executions, id, "metadata/artifacts.json"));
    assert.deepEqual(await about("data/clean.csv"), ["content", ["prepare"], false]);
    assert.deepEqual(await about("data/raw.csv"), ["content", [], false]);
    workspace.repository.write("data/clean.csv", "name,mass\nother,1,by hand\n");
    assert.deepEqual(await about("data/clean.csv"), ["place", ["prepare"], false]);
    workspace.repository.write("copy.csv", "never seen by anyone\n");
    assert.deepEqual(await about("copy.csv"), ["unknown", [], false]);
  });

  it("takes what came since from its bundles", async () => {
    await new LineageReader(layout, 1).read(list());
    workspace.repository.write("data/raw.csv", "name,mass\ngentoo,5000\n");
    await runScript(workspace.executions, "--name", "later", "prepare.mjs", "--", "data/raw.csv");
    const { graph } = await new LineageReader(layout, 1).readAbout(list(), path("data/clean.csv"));
    const found = await artifactOfFile(graph, layout, path("data/clean.csv"));
    assert.equal(found.kind, "content");
  });

  it("costs no more than all where they are few, or were read", async () => {
    const reader = new LineageReader(layout, 2);
    assert.deepEqual([reader.isCheap(1), reader.isCheap(2)], [true, false]);
    await reader.read(list());
    assert.equal(reader.isCheap(2), true);
  });
});

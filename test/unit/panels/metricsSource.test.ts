import assert from "node:assert/strict";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { workspaceLayout } from "../../../src/bundle/layout";
import { MetricsSource } from "../../../src/panels/metrics/metricsSource";
import { ExecutionStore } from "../../../src/store/executionStore";
import { makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("an execution on the metrics page", () => {
  let workspace = "";
  let store: ExecutionStore;

  beforeEach(() => {
    workspace = temporaryFolder();
    store = new ExecutionStore(workspaceLayout(workspace));
  });
  afterEach(() => {
    store.dispose();
    removeFolder(workspace);
  });

  it("tells once that it is gone, and is there again when that is undone", async () => {
    const bundle = makeBundle(workspace, { id: "a", metrics: { loss: 0.5 } });
    const source = new MetricsSource({ workspace, id: "a" }, store, (path) => path);
    assert.deepEqual([await source.read(), await source.read()], [true, false]);
    assert.deepEqual([...(source.facts()?.series.keys() ?? [])], ["loss"]);
    renameSync(bundle, join(workspace, "trash"));
    store.look(["a"]);
    assert.deepEqual([await source.read(), await source.read()], [true, false]);
    assert.equal(source.facts(), null);
    renameSync(join(workspace, "trash"), bundle);
    store.look(["a"]);
    assert.deepEqual([await source.read(), await source.read()], [true, false]);
    assert.deepEqual([...(source.facts()?.series.keys() ?? [])], ["loss"]);
  });
});

import assert from "node:assert/strict";
import { appendFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths, workspaceLayout } from "../../../src/bundle/layout";
import type { MetricsFacts } from "../../../src/panels/metrics/buildMetricsView";
import { MetricsSource } from "../../../src/panels/metrics/metricsSource";
import { ExecutionStore } from "../../../src/store/executionStore";
import { knowArchives } from "../../../src/store/knowArchives";
import { CommandLine } from "../../support/commandLine";
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

  it("lists its outputs once in a few seconds while values come, and those that came last too", async () => {
    const bundle = makeBundle(workspace, { id: "a", metrics: { loss: 0.5 }, files: { "outputs/1.png": "" } });
    let seconds = 0;
    const source = new MetricsSource(
      { workspace, id: "a" },
      store,
      (path) => path,
      () => seconds * 1000,
    );
    const outputs = (): readonly string[] => source.facts()?.outputs ?? [];
    assert.equal(await source.read(), true);
    const before = outputs();
    const events = join(bundle, bundlePaths.events);
    const [line = ""] = readFileSync(events, "utf8").split("\n");
    writeFileSync(join(bundle, "outputs", "2.png"), "");
    appendFileSync(events, `${line}\n`);
    seconds = 1;
    assert.deepEqual([await source.read(), outputs()], [true, before]);
    assert.equal(await source.read(), false);
    seconds = 3;
    assert.equal(await source.read(), true);
    assert.deepEqual(outputs(), [...before, "2.png"].sort());
    assert.equal(await source.read(), false);
  });

  it("is read from its archive by its records alone, and unpacked where it has files by step", async () => {
    makeBundle(workspace, { id: "plain", metrics: { loss: 0.5 }, files: { "outputs/large.bin": "much" } });
    makeBundle(workspace, {
      id: "pictures",
      files: { "outputs/sample-step-1.png": "one", "outputs/sample-step-2.png": "two" },
    });
    const executions = new CommandLine(workspace);
    const archived = await executions.run("archive", "plain", "pictures", "--yes");
    assert.equal(archived.code, 0, archived.stderr);
    await knowArchives(workspaceLayout(workspace));
    const read = async (id: string): Promise<MetricsFacts | null> => {
      const source = new MetricsSource({ workspace, id }, store, (path) => path);
      assert.deepEqual([await source.read(), await source.read()], [true, false], id);
      return source.facts();
    };
    const unpacked = (): string[] =>
      readdirSync(join(workspace, ".executions/.cache/archived"))
        .map((name) => name.replace(/@.*-/, " "))
        .sort();
    const plain = await read("plain");
    assert.deepEqual([plain?.problem, [...(plain?.series.keys() ?? [])]], [null, ["loss"]]);
    assert.ok(plain?.outputs.includes("large.bin"));
    assert.deepEqual(unpacked(), ["plain metadata"]);
    const pictures = await read("pictures");
    assert.equal(readFileSync(pictures?.addressOf("outputs/sample-step-2.png") ?? "", "utf8"), "two");
    assert.deepEqual(unpacked(), ["pictures all", "pictures metadata", "plain metadata"]);
  });
});

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { whereToOpen, type WhereToOpen } from "../../../../src/panels/lineage/whereToOpen";
import { contentId, lineageOf, type ToldExecution } from "../../../support/lineageRecords";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

describe("where a content of the lineage is opened", () => {
  let folder = "";
  const found = (...told: readonly ToldExecution[]): WhereToOpen => {
    const graph = lineageOf(...told);
    const node = graph.nodes.get(contentId("rows"));
    assert.ok(node?.kind === "artifact");
    return whereToOpen(workspaceLayout(folder), graph, node);
  };
  const model = "outputs/model.json=rows";
  const url = "https://example.org/data.csv";

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => removeFolder(folder));

  it("is the disk where it lies there, else the archive of an execution, else the web", () => {
    const told = [
      { id: "train-1", makes: [model], archived: true },
      { id: "use-1", uses: [`${url}=rows`, "data/copy.csv=rows"] },
    ];
    const place = ".executions/executions/train-1/outputs/model.json";
    assert.deepEqual(found(...told), { kind: "archive", id: "train-1", place });
    assert.deepEqual(found(...told.slice(1)), { kind: "web", url });
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data/copy.csv"), "rows");
    assert.deepEqual(found(...told), { kind: "file", path: join(folder, "data/copy.csv") });
  });

  it("is nowhere once it was deleted, with the place at which it was looked for", () => {
    const path = join(folder, ".executions/executions/train-1/outputs/model.json");
    assert.deepEqual(found({ id: "train-1", makes: [model] }), { kind: "gone", place: path });
    const deleted = { id: "train-1", makes: [model], archived: true, deleted: true };
    assert.deepEqual(found(deleted), { kind: "gone", place: path });
    const imported = { id: "other-1", uses: ["/data/a.csv=rows"], imported: true };
    assert.deepEqual(found(imported), { kind: "unlooked", place: "/data/a.csv" });
  });
});

import assert from "node:assert/strict";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { openablePlaces } from "../../../../src/panels/lineage/openablePlaces";
import { contentId, lineageOf, type ToldExecution } from "../../../support/lineageRecords";

describe("the places at which a content of the lineage is looked for", () => {
  const placesOf = (...told: readonly ToldExecution[]): string[] => {
    const graph = lineageOf(...told);
    const node = graph.nodes.get(contentId("rows"));
    assert.ok(node?.kind === "artifact");
    return openablePlaces(workspaceLayout("/lab"), graph, node);
  };

  it("are those that executions of this workspace name, and of others those in the workspace", () => {
    const uses = ["/data/a.csv=rows", "../b.csv=rows", "//evil/share/c.csv=rows", "d.csv=rows"];
    assert.deepEqual(placesOf({ id: "own-1", uses }).sort(), ["/b.csv", "/data/a.csv", "/lab/d.csv"]);
    assert.deepEqual(placesOf({ id: "other-1", uses, imported: true }), ["/lab/d.csv"]);
    assert.deepEqual(
      placesOf({ id: "other-1", uses, imported: true }, { id: "own-1", uses: ["/data/a.csv=rows"] }).sort(),
      ["/data/a.csv", "/lab/d.csv"],
    );
  });
});

import assert from "node:assert/strict";
import { affectedLines, treeLines } from "../../../src/cli/lineageText";
import { affectedBy } from "../../../src/core/lineage/affectedBy";
import { buildLineage } from "../../../src/core/lineage/buildLineage";
import { shapeLineage } from "../../../src/core/lineage/lineageShape";
import { lineageTree } from "../../../src/core/lineage/lineageTree";
import { traceLineage } from "../../../src/core/lineage/traceLineage";
import { lineageOf } from "../../support/lineageRecords";

const hostile = "\u001b[2Jx\u0007";

describe("a lineage as text", () => {
  it("holds nothing that a terminal would obey, whatever a bundle from elsewhere says", () => {
    const told = lineageOf({ id: "use-1" });
    const use = told.nodes.get("use-1");
    assert.ok(use?.kind === "execution" && use.execution !== null);
    const artifact = { direction: "input", known: "declared", size: 100 } as const;
    const graph = buildLineage(
      [
        {
          deleted: false,
          execution: { ...use.execution, name: hostile, rerunOf: `gone-${hostile}` },
          artifacts: [
            {
              ...artifact,
              name: hostile,
              role: hostile,
              type: hostile,
              sha256: hostile,
              uri: `a/${hostile}`,
            },
          ],
        },
      ],
      "/lab",
    );
    const links = new Set(["rerunOf"] as const);
    const trace = traceLineage(graph, ["use-1"], {
      direction: "both",
      depth: Infinity,
      links,
      passes: () => true,
    });
    const shape = shapeLineage(graph, trace, { least: 4, apart: new Set(), unfolded: new Set() });
    const start = graph.nodes.get(`sha256:${hostile}`);
    const lines = [
      ...treeLines(lineageTree(shape), new Map(), false),
      ...affectedLines(affectedBy(graph, [`sha256:${hostile}`]), start, false),
    ];
    assert.match(lines.join("\n"), /gone-/);
    assert.doesNotMatch(lines.join(""), /\p{Control}/u);
  });
});

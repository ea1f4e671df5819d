import assert from "node:assert/strict";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import type { ComparedExecution } from "../../../../src/core/compare/comparedExecution";
import { comparisonBlocks } from "../../../../src/core/report/comparisonBlocks";
import { inEnglish } from "../../../../src/core/translate";
import { summary } from "../../../support/summaries";

describe("what differs between executions, in a report", () => {
  const madeMany = (id: string, sha256: string): ComparedExecution => ({
    summary: summary({ id }),
    method: null,
    inputs: {},
    args: [],
    artifacts: Array.from({ length: 1000 }, (_, index) => ({
      direction: "output",
      name: `part-${index}.bin`,
      role: "output",
      type: "File",
      version: null,
      sha256,
      size: 1,
      uri: `outputs/part-${index}.bin`,
      known: "outputs",
    })),
    git: null,
    changes: null,
    changedFiles: null,
    instance: {},
    metrics: new Map(),
    phases: new Map(),
  });

  it("is told in as many rows as anyone reads, and says how many there are more", () => {
    const comparison = compareExecutions(
      [madeMany("a", "0".repeat(64)), madeMany("b", "1".repeat(64))],
      0,
      [],
    );
    const table = comparisonBlocks(comparison, inEnglish).find((block) => block.kind === "table");
    assert.ok(table?.kind === "table");
    assert.deepEqual([table.rows.length, table.note], [200, "800 more are left out."]);
  });
});

import assert from "node:assert/strict";
import { comparedBlocks } from "../../../../src/core/report/comparedBlocks";
import type { ReportFacts } from "../../../../src/core/report/reportFacts";
import { inEnglish } from "../../../../src/core/translate";
import { summary } from "../../../support/summaries";

function factsOf(metrics: Readonly<Record<string, number>>): ReportFacts {
  return {
    ...{ summary: summary({ id: "train-1", metrics }), metrics: new Map() },
    ...{ request: null, git: null, instance: null, signedBy: null, verification: null },
    ...{ artifacts: [], history: [], warnings: [], images: [], patch: { text: "", more: 0 }, errorTail: "" },
    changedFiles: [],
  };
}

describe("a report of several executions", () => {
  it("leaves a metric empty that one of them has not, whatever it is called", () => {
    const [overview] = comparedBlocks([factsOf({ constructor: 0.5 }), factsOf({})], null, inEnglish);
    assert.ok(overview?.kind === "table");
    assert.deepEqual(
      overview.rows.map((cells) => cells.at(-1)),
      ["0.5", ""],
    );
  });
});

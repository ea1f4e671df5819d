import assert from "node:assert/strict";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import { exportComparison } from "../../../../src/core/compare/exportComparison";
import { inEnglish } from "../../../../src/core/translate";
import { comparedExecution } from "../../../support/comparedExecution";

describe("a comparison written as Markdown", () => {
  it("names every column of its tables", () => {
    const executions = [0.1, 0.2].map((lr, index) =>
      comparedExecution(`train-${index + 1}`, { inputs: { lr } }),
    );
    const comparison = compareExecutions(executions, 0, [
      { kind: "known", files: [] },
      { kind: "known", files: [] },
    ]);
    const lines = exportComparison(comparison, "md", inEnglish).split("\n");
    const heads = lines.filter((_, index) => /^\|[\s:|-]+$/.test(lines[index + 1] ?? ""));
    assert.equal(heads.length, 2);
    for (const head of heads)
      assert.ok(
        head
          .split("|")
          .slice(1, -1)
          .every((title) => title.trim() !== ""),
        head,
      );
  });
});

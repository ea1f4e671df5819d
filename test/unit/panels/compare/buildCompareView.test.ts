import assert from "node:assert/strict";
import type { CodeDifference } from "../../../../src/core/compare/cause";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import { inEnglish } from "../../../../src/core/translate";
import { buildCompareView } from "../../../../src/panels/compare/buildCompareView";
import { commit, comparedExecution } from "../../../support/comparedExecution";

describe("the page that compares executions", () => {
  it("says why it is not known how their code differs, once for each reason, and what of it is not shown", () => {
    const executions = ["a", "b", "b", "c"].map((letter, index) =>
      comparedExecution(`train-${index + 1}`, { git: commit({ commit: letter.repeat(40) }) }),
    );
    const reasons = ["", "the workspace is not trusted", "the workspace is not trusted", "fetch it first"];
    const code = reasons.map((reason): CodeDifference => ({ kind: "unknown", reason }));
    const choices = {
      workspace: "/home/ada",
      onlyDifferences: true,
      statistic: "last",
      code: { files: [], notes: ["3 more files differ between A and E."] },
      curves: null,
      leftOut: [{ id: "train-9", reason: "its archive is damaged" }],
    } as const;
    const view = buildCompareView(compareExecutions(executions, 0, code), choices, inEnglish);
    assert.deepEqual(view.leftOut, ["train-9 is left out, it cannot be read: its archive is damaged"]);
    assert.deepEqual(view.unknownCode, [
      "How the code of B, C differs is not known: the workspace is not trusted",
      "How the code of D differs is not known: fetch it first",
      "3 more files differ between A and E.",
    ]);
  });
});

import assert from "node:assert/strict";
import { codeRows } from "../../../../src/core/compare/environmentRows";
import type { ChangedFile } from "../../../../src/core/uncommitted";
import type { Json } from "../../../../src/core/json";
import { commit, comparedExecution } from "../../../support/comparedExecution";

describe("the code of compared executions", () => {
  const git = commit({ dirty: true, changedLines: 341, untracked: [] });
  const changed: ChangedFile = { path: "train.py", change: "modified", addedLines: 8, removedLines: 4 };
  const added: ChangedFile = { path: "data.csv", change: "added", addedLines: 329, removedLines: 0 };

  function valuesOf(...all: readonly (readonly ChangedFile[] | null)[]): Record<string, readonly Json[]> {
    const executions = all.map((changedFiles, index) =>
      comparedExecution(`train-${index}`, { git, changes: "abc", changedFiles }),
    );
    return Object.fromEntries(codeRows(executions, 0).map(({ name, values }) => [name, values]));
  }

  it("counts new files apart from lines that are not committed, as the page of details does", () => {
    const values = valuesOf([changed, added], [changed]);
    assert.deepEqual(values["uncommitted lines"], [12, 12]);
    assert.deepEqual(values["new files"], [1, 0]);
  });

  it("counts all lines where the changes are not at hand, and no files where there are no new ones", () => {
    assert.deepEqual(valuesOf(null, [changed])["uncommitted lines"], [341, 12]);
    assert.deepEqual(valuesOf(null, [changed, added])["new files"], [null, 1]);
    assert.equal(valuesOf([changed], null)["new files"], undefined);
  });
});

import assert from "node:assert/strict";
import { codeCauses } from "../../../../src/core/compare/codeCauses";
import type { ComparedExecution } from "../../../../src/core/compare/comparedExecution";
import { commit, comparedExecution, inputFile } from "../../../support/comparedExecution";
import { summary } from "../../../support/summaries";

/** The changed files that count as code. */
function told(paths: readonly string[], changes: Partial<ComparedExecution>): string[] {
  const one = comparedExecution("train-1", changes);
  const files = paths.map((path) => ({ path, added: 1, removed: 1, content: path }));
  return codeCauses(one, { ...one }, { kind: "known", files }).map(({ name }) => name);
}

describe("files that differ in the repository", () => {
  const artifacts = [inputFile("data", "data/raw", "a"), inputFile("table", "table.csv", "b")];

  it("are no code where they are inputs, or lie in a folder that is one", () => {
    const changed = ["data/raw/1.csv", "data/raw/deep/2.csv", "data/rawer.py", "table.csv", "train.py"];
    assert.deepEqual(told(changed, { artifacts }), ["data/rawer.py", "train.py"]);
  });

  it("are found where the workspace and the repository are not the same folder", () => {
    const above = { artifacts, git: commit({ root: ".." }) };
    const changed = ["project/data/raw/1.csv", "project/lib/data/raw/loader.py", "project/train.py"];
    assert.deepEqual(told(changed, above), ["project/lib/data/raw/loader.py", "project/train.py"]);
    const below = { artifacts, git: commit({ root: "data" }) };
    assert.deepEqual(told(["raw/1.csv", "data/raw/1.csv"], below), ["data/raw/1.csv"]);
  });

  it("are code where the script lies in the folder that it reads", () => {
    const own = {
      summary: summary({ id: "train-1", script: "src/train.py" }),
      artifacts: [inputFile("folder", "src", "a")],
    };
    assert.deepEqual(told(["src/train.py", "src/data.csv"], own), ["src/train.py"]);
  });
});

import assert from "node:assert/strict";
import { codeBlocks } from "../../../../src/core/report/codeBlocks";
import { inEnglish } from "../../../../src/core/translate";
import type { ChangedFile } from "../../../../src/core/uncommitted";
import type { GitState } from "../../../../src/core/records";
import { commit } from "../../../support/comparedExecution";

function told(git: Partial<GitState>, changedFiles: readonly ChangedFile[] | null): string | undefined {
  const patch = { text: changedFiles === null ? "" : "diff --git a/train.py b/train.py", more: 0 };
  const facts = { git: commit(git), patch, changedFiles: changedFiles ?? [] };
  const [block] = codeBlocks(facts, inEnglish);
  return block?.kind === "facts"
    ? block.facts.find(({ label }) => label === "Uncommitted changes")?.value
    : undefined;
}

describe("the code in a report", () => {
  const dirty = { dirty: true, changedLines: 341, untracked: [] };
  const changed = { path: "train.py", change: "modified", addedLines: 8, removedLines: 4 } as const;
  const added = { path: "data.csv", change: "added", addedLines: 329, removedLines: 0 } as const;

  it("tells uncommitted lines and new files in the words of the page of details", () => {
    assert.equal(told(dirty, [changed, added]), "12 uncommitted lines, 1 new file");
    assert.equal(told({ ...dirty, untracked: ["large.bin"] }, [added]), "2 new files");
  });

  it("tells the lines that were counted where the changes are not kept, and that there are none", () => {
    assert.equal(told({ ...dirty, withheld: "they hold a secret" }, null), "341 uncommitted lines");
    assert.equal(told({}, null), "none");
  });
});

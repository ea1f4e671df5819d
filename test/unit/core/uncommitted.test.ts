import assert from "node:assert/strict";
import { uncommittedText, type ChangedFile } from "../../../src/core/uncommitted";

const words = {
  one: "{0} uncommitted line",
  several: "{0} uncommitted lines",
  changes: "uncommitted changes",
  newFile: "{0} new file",
  newFiles: "{0} new files",
};

function file(path: string, change: ChangedFile["change"], lines: number): ChangedFile {
  return { path, change, addedLines: lines, removedLines: 0 };
}

function told(changedFiles: readonly ChangedFile[], untracked: readonly string[] = []): string {
  const changedLines = changedFiles.reduce((sum, { addedLines }) => sum + addedLines, 0);
  return uncommittedText({ changedFiles, untracked, changedLines, hasPatch: true }, words);
}

describe("what of the code was not committed", () => {
  it("is told by the lines of changed files, new ones apart", () => {
    assert.equal(
      told([file("train.py", "modified", 12), file("data.csv", "added", 329)], ["data.csv"]),
      "12 uncommitted lines, 1 new file",
    );
    assert.equal(told([file("train.py", "modified", 1)]), "1 uncommitted line");
    assert.equal(told([file("data.csv", "added", 329)], ["data.csv", "large.bin"]), "2 new files");
  });

  it("is told by one of both where there is little room", () => {
    const short = (...files: readonly ChangedFile[]): string =>
      uncommittedText(
        { changedFiles: files, untracked: [], changedLines: 0, hasPatch: true },
        { ...words, isShort: true },
      );
    const data = file("data.csv", "added", 329);
    assert.equal(short(file("train.py", "modified", 12), data), "12 uncommitted lines");
    assert.equal(short(data), "1 new file");
  });

  it("is not told by lines where there are none of text", () => {
    assert.equal(told([file("logo.png", "modified", 0)]), "uncommitted changes");
    assert.equal(told([file("logo.png", "modified", 0)], ["data.csv"]), "uncommitted changes, 1 new file");
  });

  it("is told by what was counted where the patch is not kept, as far as no new file is among it", () => {
    const kept = { changedFiles: [], hasPatch: false, changedLines: 341 };
    assert.equal(uncommittedText({ ...kept, untracked: [] }, words), "341 uncommitted lines");
    assert.equal(
      uncommittedText({ ...kept, untracked: ["data.csv"] }, words),
      "uncommitted changes, 1 new file",
    );
  });
});

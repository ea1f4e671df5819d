import assert from "node:assert/strict";
import type { Artifact } from "../../../src/core/records";
import { fileText } from "../../../src/forms/fileText";
import { inEnglish } from "../../../src/core/translate";

const at = "2026-11-20T14:28:00.000Z";
const recorded: Artifact = {
  direction: "input",
  name: "prepared.csv",
  role: "data",
  type: "Dataset",
  version: null,
  sha256: "1".repeat(64),
  size: 12_186,
  uri: "data/prepared.csv",
  known: "declared",
};

/** What is told of the file after this many seconds since the earlier run, and of this size. */
function told(seconds: number, size = 12_186, path = "data/prepared.csv"): string {
  const found = { folder: false, size, changedMs: Date.parse(at) + seconds * 1000 };
  return fileText(found, "data", path, { at, artifacts: [recorded] }, inEnglish);
}

describe("a file of the form", () => {
  it("has the same content where it was not written since the last run", () => {
    assert.equal(told(-60), "file, 11.9 KB, same content");
  });

  it("has changed where its size has", () => {
    assert.equal(told(-60, 12_187), "file, 11.9 KB, changed content");
  });

  it("claims nothing where only reading it would tell, or the last run had another file", () => {
    assert.equal(told(60), "file, 11.9 KB");
    assert.equal(told(-60, 12_186, "data/other.csv"), "file, 11.9 KB");
  });

  it("may be a folder", () => {
    assert.equal(
      fileText({ folder: true, size: 0, changedMs: 0 }, "data", "data", null, inEnglish),
      "folder",
    );
  });
});

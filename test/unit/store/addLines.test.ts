import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addLines, lastBytes } from "../../../src/store/addLines";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("lines of a cache", () => {
  let folder = "";
  let path = "";

  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder, "cache", "lines.ndjson");
  });
  afterEach(() => removeFolder(folder));

  it("are added to what is there, in a folder that comes about with them", () => {
    assert.equal(lastBytes(path, 5), "");
    for (const lines of ["a\n", "b\nc\n"]) addLines(path, lines);
    assert.deepEqual([lastBytes(path, 3), lastBytes(path, 100)], ["\nc\n", "a\nb\nc\n"]);
  });

  it("begin anew behind half a line", () => {
    mkdirSync(join(folder, "cache"));
    writeFileSync(path, "a\nhalf a li");
    addLines(path, "b\n");
    assert.equal(readFileSync(path, "utf8"), "a\nhalf a li\nb\n");
  });

  it("are given up where they cannot be written", () => {
    writeFileSync(join(folder, "cache"), "a file in the way");
    addLines(path, "a\n");
    assert.equal(lastBytes(path, 10), "");
  });
});

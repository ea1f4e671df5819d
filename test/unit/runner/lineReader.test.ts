import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LineReader } from "../../../src/runner/lineReader";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("lines of a growing file", () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await makeTemporaryFolder("lines");
    file = join(folder, "log");
  });

  afterEach(async () => removeFolder(folder));

  it("come whole, each once, however they were written", () => {
    const reader = new LineReader(file);
    assert.deepEqual(reader.read(1000), []);
    writeFileSync(file, "one\ntw");
    assert.deepEqual(reader.read(1000), ["one"]);
    appendFileSync(file, "o\nthree");
    assert.deepEqual(reader.read(1000), ["two"]);
    assert.equal(reader.last(), "three");
    assert.equal(reader.last(), null);
  });

  it("may be millions of empty ones", () => {
    writeFileSync(file, "\n".repeat(2_000_000));
    const reader = new LineReader(file);
    assert.equal(reader.read(4_000_000).length, 2_000_000);
  });

  it("are cut where one is too long to be a line", () => {
    writeFileSync(file, `${"x".repeat(3 * 1024 * 1024)}\nnext\n`);
    const lines = new LineReader(file).read(8 * 1024 * 1024);
    assert.equal(lines.at(-1), "next");
    assert.ok((lines[0]?.length ?? 0) < 2 * 1024 * 1024);
  });
});

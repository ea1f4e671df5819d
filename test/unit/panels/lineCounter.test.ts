import assert from "node:assert/strict";
import { appendFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter } from "../../../src/panels/read/lineCounter";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("the number of lines of a log", () => {
  let folder = "";
  let path = "";

  beforeEach(async () => {
    folder = await makeTemporaryFolder("lines");
    path = join(folder, "stdout.log");
  });

  afterEach(async () => {
    await removeFolder(folder);
  });

  it("follows a log that grows, and counts an unfinished line once", () => {
    const counter = new LineCounter(path);
    assert.equal(counter.count(), 0);
    writeFileSync(path, "epoch 1\nepo");
    assert.equal(counter.count(), 2);
    assert.equal(counter.count(), 2);
    appendFileSync(path, "ch 2\nepoch 3\n");
    assert.equal(counter.count(), 3);
  });

  it("begins again where the log was written anew", () => {
    const counter = new LineCounter(path);
    writeFileSync(path, "one\ntwo\nthree\n");
    counter.count();
    writeFileSync(path, "one\n");
    assert.equal(counter.count(), 1);
  });

  it("is not told of a very long log", () => {
    writeFileSync(path, "");
    truncateSync(path, 17 * 1024 * 1024);
    assert.equal(new LineCounter(path).count(), null);
  });
});

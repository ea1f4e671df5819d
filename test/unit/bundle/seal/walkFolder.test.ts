import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TooManyEntries, walkFolder } from "../../../../src/bundle/seal/walkFolder";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

describe("a folder that is walked through", () => {
  let folder = "";

  beforeEach(async () => {
    folder = await makeTemporaryFolder("walk");
    mkdirSync(join(folder, "deep"));
    for (const path of ["a", "deep/b", "deep/c"]) writeFileSync(join(folder, path), "");
  });
  afterEach(() => removeFolder(folder));

  it("is given up where it holds more than wanted, at any depth", () => {
    assert.deepEqual(walkFolder(folder, 4).files, ["a", "deep/b", "deep/c"]);
    assert.throws(() => walkFolder(folder, 3), TooManyEntries);
  });
});

import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashFile } from "../../../../src/bundle/seal/hashFile";
import { hashSettled } from "../../../../src/bundle/seal/settledHash";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

describe("a file that is written while it is hashed", () => {
  let path = "";
  let folder = "";
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder, "growing.bin");
    writeFileSync(path, Buffer.alloc(6 * 1024 * 1024, "x"));
  });
  afterEach(() => removeFolder(folder));

  it("is hashed again, and told as it is in the end", async () => {
    let writes = 0;
    const onBytes = (): void => {
      if (writes < 1) appendFileSync(path, "more");
      writes += 1;
    };
    const { identity, isSettled } = await hashSettled(path, { onBytes });
    assert.ok(isSettled);
    assert.deepEqual(identity, hashFile(path));
  });

  it("is given up after a few times, and that is said", async () => {
    let pieces = 0;
    const onBytes = (): void => {
      pieces += 1;
      appendFileSync(path, "more");
    };
    const { isSettled } = await hashSettled(path, { onBytes });
    assert.ok(!isSettled);
    assert.ok(pieces < 40);
  });
});

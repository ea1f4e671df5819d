import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { LaggingHash } from "../../../src/runner/laggingHash";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

const megabyte = 1024 * 1024;

describe("the hash of a log", () => {
  let folder = "";
  let file = 0;

  beforeEach(async () => {
    folder = await makeTemporaryFolder("hash");
    file = openSync(join(folder, "log"), "a+");
  });
  afterEach(async () => {
    closeSync(file);
    await removeFolder(folder);
  });

  /** Prints so many megabytes, one in each turn or all in one; answers what their hash is. */
  async function print(hash: LaggingHash, megabytes: number, pause: () => Promise<void>): Promise<string> {
    const wanted = createHash("sha256");
    for (let printed = 0; printed < megabytes; printed += 1) {
      const bytes = randomBytes(megabyte);
      wanted.update(bytes);
      writeSync(file, bytes);
      hash.append(bytes);
      await pause();
    }
    return wanted.digest("hex");
  }

  const isLevel = async (hash: LaggingHash): Promise<void> => {
    while (hash.behind > 0) await turn();
  };
  const oneTurn = async (): Promise<void> => {
    await turn();
  };
  const fewTurns = async (): Promise<void> => {
    for (let turns = 0; turns < 3; turns += 1) await turn();
  };

  it("is taken as the bytes come where they come now and then", async () => {
    const hash = new LaggingHash(file);
    const wanted = await print(hash, 4, async () => {
      assert.equal(hash.behind, 0);
      await fewTurns();
    });
    assert.equal(hash.digest(), wanted);
  });

  it("stays behind what comes without a pause, so that the script is not held up, and is whole at the end", async () => {
    const hash = new LaggingHash(file);
    const wanted = await print(hash, 30, oneTurn);
    assert.ok(hash.behind > 20 * megabyte, `${hash.behind} behind`);
    await hash.settle();
    assert.equal(hash.behind, 0);
    assert.equal(hash.digest(), wanted);
  });

  it("catches up by itself in a pause, and takes what comes after it", async () => {
    const hash = new LaggingHash(file);
    const wanted = createHash("sha256");
    for (const size of [megabyte, megabyte, 3 * megabyte, 5, 0, megabyte]) {
      const bytes = randomBytes(size);
      wanted.update(bytes);
      writeSync(file, bytes);
      hash.append(bytes);
      await (size === 5 ? isLevel(hash) : oneTurn());
    }
    await isLevel(hash);
    assert.equal(hash.digest(), wanted.digest("hex"));
  });

  it("is not told of a log that was cut short before it was read", async () => {
    const hash = new LaggingHash(file);
    await print(hash, 20, oneTurn);
    ftruncateSync(file, 2 * megabyte);
    await hash.settle();
    assert.equal(hash.digest(), null);
  });
});

import assert from "node:assert/strict";
import { rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashSettled } from "../../../../src/bundle/seal/settledHash";
import { KnownInputs } from "../../../../src/runner/inputs/knownInputs";
import { versionOf } from "../../../../src/runner/inputs/watchedInputs";
import type { KnownInput } from "../../../../src/runner/lastRun";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

describe("input files that are known by the run before", () => {
  let folder: string;

  beforeEach(async () => (folder = await makeTemporaryFolder("known")));

  afterEach(() => removeFolder(folder));

  /** Identifies files so many ms after now. @returns what is left for the next run, and how many were hashed. */
  const identify = async (
    paths: readonly string[],
    before: readonly KnownInput[],
    laterMs: number,
  ): Promise<{ forNextRun: readonly KnownInput[]; hashed: number }> => {
    const known = new KnownInputs(before, () => Date.now() + laterMs);
    let hashed = 0;
    for (const path of paths)
      await known.identify(path, versionOf(path), statSync(path), () => {
        hashed += 1;
        return hashSettled(path);
      });
    return { forNextRun: known.forNextRun, hashed };
  };
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it("are hashed once, from a while after they were written on", async () => {
    const paths = [file("a.csv", "1,2\n"), file("b.csv", "3\n")];
    assert.deepEqual(await identify(paths, [], 2000), { forNextRun: [], hashed: 2 });
    const { forNextRun } = await identify(paths, [], 3000);
    assert.deepEqual(
      forNextRun.map(({ path }) => path),
      paths,
    );
    assert.deepEqual(await identify(paths, forNextRun, 0), { forNextRun, hashed: 0 });
    writeFileSync(paths[0] ?? "", "1,3\n");
    assert.deepEqual(await identify(paths, forNextRun, 0), { forNextRun: forNextRun.slice(1), hashed: 1 });
  });

  it("are none of another file that a link led to meanwhile", async () => {
    const [one, two] = [file("one.csv", "1\n"), file("two.csv", "2\n")];
    const link = join(folder, "current.csv");
    symlinkSync(one, link);
    const known = new KnownInputs([], () => Date.now() + 3000);
    await known.identify(link, versionOf(link), statSync(link), () => {
      rmSync(link);
      symlinkSync(two, link);
      return hashSettled(two);
    });
    assert.deepEqual(known.forNextRun, []);
  });

  it("are few and small: larger ones have a cache of their own", async () => {
    const large = file("large.bin", "");
    truncateSync(large, 256 * 1024 + 1);
    assert.deepEqual((await identify([large], [], 3000)).forNextRun, []);
    const many = Array.from({ length: 40 }, (_, index) => file(`${index}.csv`, `${index}`));
    assert.equal((await identify(many, [], 3000)).forNextRun.length, 32);
  });
});

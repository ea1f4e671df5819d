import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Artifact } from "../../../src/core/records";
import { writeJsonAtomic } from "../../../src/bundle/atomicWrite";
import { bundlePaths } from "../../../src/bundle/layout";
import { readInputFiles } from "../../../src/store/readInputFiles";
import { artifact } from "../../support/provFacts";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("the files that an execution read", () => {
  let bundle = "";
  beforeEach(() => (bundle = temporaryFolder()));
  afterEach(() => removeFolder(bundle));

  function read(artifacts: readonly Artifact[]): readonly string[] {
    const path = join(bundle, bundlePaths.artifacts);
    mkdirSync(dirname(path), { recursive: true });
    writeJsonAtomic(path, { version: 1, artifacts });
    return readInputFiles(bundle).map(({ name }) => name);
  }

  function files(direction: "input" | "output", names: readonly string[]): Artifact[] {
    return names.map((name, index) => artifact(direction, name, index));
  }

  const hostile = ['a"direction": "output"', "{", "}]}"];
  const many = Array.from({ length: 10_000 }, (_, index) => `part-${index}`);

  for (const [what, outputs] of [
    ["few", ["model.pt"]],
    ["many", many],
  ] as const)
    it(`are told of one with ${what} outputs`, () => {
      assert.deepEqual(read([...files("input", hostile), ...files("output", outputs)]), hostile);
      assert.deepEqual(read(files("output", outputs)), []);
    });

  it("are told all where they are many themselves", () => {
    assert.deepEqual(read([...files("input", many), ...files("output", many)]), many);
    assert.deepEqual(read(files("input", many)), many);
  });

  it("are none where there is no list", () => {
    assert.deepEqual(readInputFiles(bundle), []);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { executionId, isMethodId, methodIdOfScript } from "../../../src/core/executionId";

describe("ids", () => {
  it("of an execution name method, UTC time and a random end", () => {
    const at = new Date("2026-11-21T23:05:09.999+02:00");
    assert.equal(executionId("train", at, new Uint8Array([0, 25, 26, 31])), "train-20261121-210509-az27");
  });

  it("of executions use only letters and digits of base32 for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 8 }), (random) => {
        const tail = executionId("m", new Date(0), random).slice("m-19700101-000000-".length);
        assert.match(tail, /^[a-z2-7]+$/);
        assert.equal(tail.length, random.length);
      }),
    );
  });

  it("of methods are plain names", () => {
    for (const id of ["a", "A1", "train.v2_x-y", "0", "a".repeat(64)]) assert.ok(isMethodId(id), id);
    for (const id of ["", ".a", "-a", "_a", "a/b", "a b", "ä", "a\n", "..", "a".repeat(65)])
      assert.ok(!isMethodId(id), id);
  });

  it("of scripts are the slugs of their paths without ending", () => {
    const slugs: Readonly<Record<string, string>> = {
      "a/train.py": "a-train",
      train: "train",
      "a\\b\\c.mjs": "a-b-c",
      "src/my script (2).py": "src-my-script-2",
      "./x.py": "x",
      "über/größe.py": "u-ber-gro-e",
      "日本.py": "script",
      ".hidden.sh": "hidden",
      "v1.2/run.sh": "v1.2-run",
    };
    for (const [path, slug] of Object.entries(slugs)) assert.equal(methodIdOfScript(path), slug, path);
  });

  it("of any script are ids of methods", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (path) => assert.ok(isMethodId(methodIdOfScript(path)))),
    );
  });
});

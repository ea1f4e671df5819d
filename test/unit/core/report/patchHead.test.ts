import assert from "node:assert/strict";
import fc from "fast-check";
import { patchHead } from "../../../../src/core/report/patchHead";

describe("the uncommitted changes in a report", () => {
  const lines = (count: number, line: string): string => `${line}\n`.repeat(count);

  it("are whole where they are short, and none where there are none", () => {
    assert.deepEqual(patchHead("+a\n-b\n"), { text: "+a\n-b", more: 0 });
    assert.deepEqual(patchHead(""), { text: "", more: 0 });
  });

  it("are cut where they are long, in lines or in characters, and what is left out is counted", () => {
    assert.deepEqual(patchHead(lines(1000, "+a")), { text: lines(600, "+a").trimEnd(), more: 400 });
    const wide = patchHead(lines(10, "+".repeat(60_000)));
    assert.deepEqual([wide.text.length, wide.more], [120_001, 8]);
    const [long] = [patchHead("+".repeat(5_000_000))];
    assert.deepEqual([long.text.length, long.more], [128 * 1024, 0]);
  });

  it("have each of their lines told or counted", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme-ascii" }), { minLength: 1, maxLength: 900 }),
        (all) => {
          const patch = all.map((line) => `+${line}`).join("\n");
          const { text, more } = patchHead(patch);
          assert.equal(text.split("\n").length + more, patch.trimEnd().split("\n").length);
        },
      ),
    );
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { memberDifference } from "../../../../src/core/difference/memberDifference";

const all = Number.MAX_SAFE_INTEGER;

describe("the difference of two folders", () => {
  it("tells members that came, went, changed, and were given another name", () => {
    const before = new Map([
      ["a.png", "1"],
      ["b.png", "2"],
      ["c.png", "3"],
      ["d.png", "4"],
    ]);
    const after = new Map([
      ["a.png", "1"],
      ["b.png", "9"],
      ["e.png", "3"],
      ["f.png", "7"],
    ]);
    assert.deepEqual(memberDifference(before, after, all), {
      kind: "members",
      added: { shown: ["f.png"], total: 1 },
      removed: { shown: ["d.png"], total: 1 },
      changed: { shown: ["b.png"], total: 1 },
      renamed: { shown: [{ before: "c.png", after: "e.png" }], total: 1 },
    });
  });

  it("accounts for every member once, and is nothing between a folder and itself", () => {
    const folder = fc
      .array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.constantFrom("1", "2", "3")))
      .map((members) => new Map<string, string>(members));
    fc.assert(
      fc.property(folder, folder, (before, after) => {
        assert.equal(memberDifference(before, before, all), null);
        const applied = appliedTo(before, after);
        assert.deepEqual([...applied].sort(), [...after].sort());
      }),
    );
  });
});

/** Does to the first folder what is told; contents come from the other. */
function appliedTo(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Map<string, string> {
  const applied = new Map(before);
  const found = memberDifference(before, after, all);
  if (found === null) return applied;
  for (const path of found.removed.shown) applied.delete(path);
  for (const path of [...found.changed.shown, ...found.added.shown]) applied.set(path, after.get(path)!);
  for (const rename of found.renamed.shown) {
    applied.delete(rename.before);
    applied.set(rename.after, before.get(rename.before)!);
  }
  return applied;
}

import assert from "node:assert/strict";
import { ComparedSet } from "../../../../src/panels/compare/comparedSet";

const all = (): boolean => true;

describe("the executions of a comparison", () => {
  it("keep their baseline where another one is gone, added or removed", () => {
    const set = new ComparedSet(["a", "b", "c"], "c");
    assert.deepEqual(set.inOrder, ["c", "a", "b"]);
    assert.deepEqual(set.listed, ["a", "b", "c"]);
    const { ids, baseline } = set.read((id) => id !== "a");
    assert.deepEqual({ ids, baseline }, { ids: ["b", "c"], baseline: 1 });
    set.add(["d", "b"]);
    set.remove("b");
    assert.deepEqual(set.inOrder, ["c", "d"]);
    assert.equal(set.read(all).baseline, 0);
    set.holdAgainst("d");
    assert.equal(set.read(all).baseline, 1);
  });

  it("are held against the first one where the baseline is gone", () => {
    const set = new ComparedSet(["a", "b", "c"], "b");
    assert.equal(set.read((id) => id !== "b").baseline, 0);
    assert.equal(set.baseline, "a");
    assert.equal(new ComparedSet(["a", "b"], "").read(all).baseline, 0);
  });

  it("are shown as the last reading begun found them, in whatever order readings end", () => {
    const set = new ComparedSet(["a", "b", "c"], "a");
    const first = set.read(all);
    assert.equal(first.isLatest(), true);
    set.remove("c");
    const second = set.read(all);
    assert.deepEqual([first.isLatest(), second.isLatest()], [false, true]);
  });
});

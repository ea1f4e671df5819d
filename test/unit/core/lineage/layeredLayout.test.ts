import assert from "node:assert/strict";
import fc from "fast-check";
import { layeredLayout } from "../../../../src/core/lineage/layeredLayout";

const sizes = { width: 100, height: 40, gapX: 30, gapY: 10 };

describe("the picture of a lineage", () => {
  it("puts each node right of what leads to it, and a source beside what it is used for", () => {
    const steps = [
      { from: "raw", to: "prepare" },
      { from: "prepare", to: "clean" },
      { from: "clean", to: "train" },
      { from: "settings", to: "train" },
    ];
    const { places, width } = layeredLayout(["raw", "settings", "prepare", "clean", "train"], steps, sizes);
    const column = (id: string): number => (places.get(id)?.x ?? NaN) / 130;
    assert.deepEqual(["raw", "prepare", "clean", "settings", "train"].map(column), [0, 1, 2, 2, 3]);
    assert.equal(width, 4 * 130 - 30);
  });

  it("draws a chain as a straight line, and two that lie apart without crossing", () => {
    const chain = (name: string): { from: string; to: string }[] =>
      [0, 1, 2].map((index) => ({ from: `${name}${index}`, to: `${name}${index + 1}` }));
    const ids = [0, 1, 2, 3].flatMap((index) => [`a${index}`, `b${index}`]);
    const { places } = layeredLayout(ids, [...chain("a"), ...chain("b")], sizes);
    const heights = (name: string): Set<number | undefined> =>
      new Set([0, 1, 2, 3].map((index) => places.get(`${name}${index}`)?.y));
    assert.equal(heights("a").size, 1);
    assert.equal(heights("b").size, 1);
  });

  it("covers no node with another one, whatever the graph", () => {
    const graph = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 40 });
    fc.assert(
      fc.property(graph, (pairs) => {
        const ids = Array.from({ length: 21 }, (_, index) => `n${index}`);
        const steps = pairs.map(([from, to]) => ({ from: `n${from}`, to: `n${to}` }));
        const { places, width, height } = layeredLayout(ids, steps, sizes);
        const all = [...places.values()];
        assert.equal(all.length, ids.length);
        for (const [index, one] of all.entries()) {
          assert.ok(one.x >= 0 && one.y >= 0 && one.x + 100 <= width && one.y + 40 <= height + 1);
          for (const other of all.slice(index + 1))
            assert.ok(one.x !== other.x || Math.abs(one.y - other.y) >= 49);
        }
      }),
    );
  });

  it("is empty of nothing", () => {
    assert.deepEqual(layeredLayout([], [], sizes), { places: new Map(), width: 0, height: 0 });
  });
});

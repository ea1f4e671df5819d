import assert from "node:assert/strict";
import fc from "fast-check";
import { replaceSorted } from "../../../src/core/replaceSorted";
import { changedPart } from "../../../src/core/table/changedPart";

interface Item {
  readonly value: number;
}

const compare = (one: Item, other: Item): number => one.value - other.value;
const values = fc.uniqueArray(fc.nat(300), { maxLength: 150 });

describe("a sorted list in which members are replaced", () => {
  it("is what sorting all of them anew gives", () => {
    fc.assert(
      fc.property(values, values, fc.array(fc.boolean()), (present, joining, leaves) => {
        const list = present.map((value) => ({ value })).sort(compare);
        const gone = list.filter((_, index) => leaves[index] === true);
        const kept = list.filter((one) => !gone.includes(one));
        const come = joining
          .filter((value) => !kept.some((one) => one.value === value))
          .map((value) => ({ value }));
        const before = [...list];
        const after = replaceSorted(list, gone, come, compare);
        assert.deepEqual(after, [...kept, ...come].sort(compare));
        assert.ok(kept.every((one) => after.includes(one)));
        assert.deepEqual(list, before, "the list itself is left as it was");
      }),
    );
  });

  it("drops a member too whose order has changed since", () => {
    const moved = { value: 1 };
    const list = [moved, { value: 2 }, { value: 3 }];
    Object.assign(moved, { value: 9 });
    assert.deepEqual(replaceSorted(list, [moved], [], compare), [{ value: 2 }, { value: 3 }]);
  });
});

describe("the part in which two lists differ", () => {
  it("lies between what they have in common at both ends", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3)), fc.array(fc.nat(3)), (before, after) => {
        const { start, endBefore, endAfter } = changedPart(before, after);
        assert.deepEqual(before.slice(0, start), after.slice(0, start));
        assert.deepEqual(before.slice(endBefore), after.slice(endAfter));
        assert.ok(start <= endBefore && start <= endAfter);
        if (start < endBefore && start < endAfter) {
          assert.notEqual(before[start], after[start]);
          assert.notEqual(before[endBefore - 1], after[endAfter - 1]);
        }
      }),
    );
  });
});

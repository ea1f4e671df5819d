import assert from "node:assert/strict";
import fc from "fast-check";
import { pressSort, sortRows, type SortKey } from "../../../../src/core/table/sortRows";
import type { Json } from "../../../../src/core/json";

type Row = Readonly<Record<string, Json>>;

const valueOf = (row: Row, column: string): Json => row[column] ?? null;
const sorted = (rows: readonly Row[], ...keys: SortKey[]): readonly Row[] => sortRows(rows, keys, valueOf);

describe("sorting rows", () => {
  it("puts numbers in the order of their size, in either direction", () => {
    const rows = [{ lr: 0.1 }, { lr: 10 }, { lr: 0.03 }];
    assert.deepEqual(sorted(rows, { column: "lr", descending: false }), [
      { lr: 0.03 },
      { lr: 0.1 },
      { lr: 10 },
    ]);
    assert.deepEqual(sorted(rows, { column: "lr", descending: true }), [
      { lr: 10 },
      { lr: 0.1 },
      { lr: 0.03 },
    ]);
  });

  it("puts words in the order of the alphabet and numbers in them in that of their size", () => {
    const rows = [{ name: "sweep 10" }, { name: "Sweep 9" }, { name: "ablation" }];
    const names = sorted(rows, { column: "name", descending: false }).map((row) => valueOf(row, "name"));
    assert.deepEqual(names, ["ablation", "Sweep 9", "sweep 10"]);
  });

  it("leaves rows without a value at the end in either direction", () => {
    for (const descending of [true, false])
      assert.deepEqual(sorted([{ a: null }, { a: 1 }, {}], { column: "a", descending }), [
        { a: 1 },
        { a: null },
        {},
      ]);
  });

  it("sorts by a second column where the first is equal", () => {
    const rows = [
      { stage: "train", loss: 0.2 },
      { stage: "evaluate", loss: 0.3 },
      { stage: "train", loss: 0.1 },
    ];
    const keys = [
      { column: "stage", descending: true },
      { column: "loss", descending: false },
    ];
    assert.deepEqual(
      sorted(rows, ...keys).map(({ loss }) => loss),
      [0.1, 0.2, 0.3],
    );
  });

  it("loses no row, and keeps the order of equal ones", () => {
    const row = fc.record({ a: fc.option(fc.integer({ min: 0, max: 3 })), n: fc.nat() });
    fc.assert(
      fc.property(fc.array(row), fc.boolean(), (rows, descending) => {
        const result = sorted(rows, { column: "a", descending });
        assert.equal(result.length, rows.length);
        for (const value of [null, 0, 1, 2, 3])
          assert.deepEqual(
            result.filter((each) => valueOf(each, "a") === value),
            rows.filter(({ a }) => a === value),
          );
      }),
    );
  });
});

describe("a press on a column's head", () => {
  it("sorts by it alone, and turns the order when pressed again", () => {
    const first = pressSort([{ column: "started", descending: true }], "name", false, "ascending");
    assert.deepEqual(first, [{ column: "name", descending: false }]);
    assert.deepEqual(pressSort(first, "name", false, "ascending"), [{ column: "name", descending: true }]);
  });

  it("adds it with Shift, and turns one of several in its place", () => {
    const two = pressSort([{ column: "method", descending: false }], "metric:loss", true, "descending");
    assert.deepEqual(two, [
      { column: "method", descending: false },
      { column: "metric:loss", descending: true },
    ]);
    assert.deepEqual(pressSort(two, "method", true, "ascending"), [
      { column: "method", descending: true },
      { column: "metric:loss", descending: true },
    ]);
  });
});

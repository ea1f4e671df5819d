import assert from "node:assert/strict";
import fc from "fast-check";
import { csvRecord } from "../../../../src/core/export/csv";
import { readTable } from "../../../../src/core/difference/readTable";
import { tableDifference, type TableDifference } from "../../../../src/core/difference/tableDifference";

const all = Number.MAX_SAFE_INTEGER;

function difference(before: string, after: string, tolerance = 1e-9, limit = all): TableDifference {
  const found = tableDifference(before, after, tolerance, limit);
  assert.ok(found !== null);
  return found;
}

const csv = (...rows: (string | number)[][]): string => rows.map((row) => csvRecord(row)).join("");

describe("the difference of two tables", () => {
  const head = ["species", "count", "share"];
  const before = csv(head, ["Adelie", 152, 0.44], ["Chinstrap", 68, 0.2], ["Gentoo", 124, 0.36]);

  it("tells the cell by the key of its row and the name of its column", () => {
    const after = csv(head, ["Gentoo", 124, 0.36], ["Adelie", 150, 0.44], ["Chinstrap", 68, 0.2]);
    const found = difference(before, after);
    assert.equal(found.key, "species");
    assert.equal(found.reordered, true);
    assert.deepEqual(found.cells, {
      shown: [{ name: "Adelie", rows: [1, 2], column: "count", before: "152", after: "150" }],
      total: 1,
    });
  });

  it("tells columns and rows that came or went, wherever they stand", () => {
    const after = csv(
      ["count", "species", "island"],
      [152, "Adelie", "Biscoe"],
      [1, "Emperor", ""],
      [124, "Gentoo", "Dream"],
    );
    const found = difference(before, after);
    assert.deepEqual(found.columns, { added: ["island"], removed: ["share"] });
    assert.deepEqual(found.added.shown, [{ row: 2, cells: ["1", "Emperor", ""] }]);
    assert.deepEqual(found.removed.shown, [{ row: 2, cells: ["Chinstrap", "68", "0.2"] }]);
    assert.equal(found.cells.total, 0);
  });

  it("takes numbers within the tolerance, and the writing of numbers, for the same", () => {
    assert.equal(
      tableDifference(before, before.replace("0.44", "0.440000000000001").replace("152", "152.0"), 1e-9, all),
      null,
    );
    assert.notEqual(tableDifference(before, before.replace("0.44", "0.4401"), 1e-9, all), null);
  });

  it("goes by the place of rows where nothing tells them apart, and finds one that came between", () => {
    const found = difference("1,2\n1,2\n3,4\n", "1,2\n9,9\n1,2\n3,4\n");
    assert.equal(found.key, null);
    assert.deepEqual(
      [found.added.shown, found.removed.total, found.cells.total],
      [[{ row: 2, cells: ["9", "9"] }], 0, 0],
    );
  });

  it("compares a table that lost its head by place", () => {
    const found = difference("a,b\n1,2\n", "1,2\n");
    assert.deepEqual(found.removed.shown, [{ row: 1, cells: ["a", "b"] }]);
  });

  it("shows so many and counts all", () => {
    const many = (value: string): string =>
      csv(["n", "v"], ...Array.from({ length: 1000 }, (_, row) => [row, value]));
    const found = difference(many("a"), many("b"), 0, 3);
    assert.deepEqual([found.cells.shown.length, found.cells.total], [3, 1000]);
  });

  it("takes no longer than they are large, however many columns there are, of one name or of many", () => {
    const columns = Array.from({ length: 100_000 }, (_, index) => index);
    const [same, own] = [columns.map(() => "a"), columns.map((index) => `c${index}`)];
    const found = difference(csv(same, columns), csv(own, columns), 0, 1);
    assert.deepEqual([found.columns.added.length, found.columns.removed.length], [100_000, 100_000]);
    assert.equal(found.columns.removed.at(-1), "a (100000)");
  });

  const cell = fc.constantFrom("", "a", "b", "c", "x,y", 'q"', "1", "2", "-3.5");
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  const names = fc.constantFrom("id", "lr", "loss");
  const headed = fc
    .uniqueArray(names, { minLength: 1 })
    .chain((columns) =>
      fc
        .array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 6 })
        .map((rows) => [columns, ...rows]),
    );
  const text = fc
    .oneof(table, headed)
    .map((rows) =>
      rows.map((cells) => `${cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(",")}\n`).join(""),
    );

  it("is nothing between a table and itself", () => {
    fc.assert(fc.property(text, (one) => assert.equal(tableDifference(one, one, 0, all), null)));
  });

  it("leads from one table to the other when it is applied, but for the order of rows and of columns", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const found = tableDifference(one, other, 0, all);
        const hasHead = readTable(one).hasHead && readTable(other).hasHead;
        const [old, now] = [readTable(one, hasHead), readTable(other, hasHead)];
        const taken = new Set(found?.removed.shown.map(({ row }) => row - 1));
        const common = old.columns.filter((column) => now.columns.includes(column));
        const rows = old.rows
          .map((cells, index) => {
            const row = new Map(common.map((column) => [column, cells[old.columns.indexOf(column)]]));
            for (const change of found?.cells.shown ?? [])
              if (change.rows[0] - 1 === index) row.set(change.column, change.after ?? undefined);
            return row;
          })
          .filter((_, index) => !taken.has(index));
        for (const { cells } of found?.added.shown ?? [])
          rows.push(new Map(common.map((column) => [column, cells[now.columns.indexOf(column)]])));
        const wanted = now.rows.map(
          (cells) => new Map(common.map((column) => [column, cells[now.columns.indexOf(column)]])),
        );
        assert.deepEqual(contentOf(rows), contentOf(wanted));
      }),
    );
  });
});

/** Numbers as numbers, since how they are written is no difference; rows in an order of their own. */
function contentOf(rows: readonly ReadonlyMap<string, string | undefined>[]): string[] {
  return rows.map((row) => JSON.stringify([...row].map(([column, value]) => [column, value ?? null]))).sort();
}

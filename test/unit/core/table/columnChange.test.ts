import assert from "node:assert/strict";
import fc from "fast-check";
import { changeColumns, type ColumnChange } from "../../../../src/core/table/columnChange";
import { factColumns, parseColumn } from "../../../../src/core/table/tableColumn";
import type { ColumnLayout } from "../../../../src/core/table/tableLayout";

const columns: readonly ColumnLayout[] = [
  { id: "state", width: 128, pinned: true },
  { id: "name", width: 208, pinned: true },
  { id: "started", width: 104, pinned: false },
  { id: "input:lr", width: 84, pinned: false },
  { id: "metric:loss", width: 90, pinned: false },
];

const after = (change: ColumnChange): string[] =>
  changeColumns(columns, change).map(({ id, pinned }) => (pinned ? `${id}*` : id));

describe("a change of the columns", () => {
  it("moves one to the place of another, in either direction", () => {
    const move = (id: string, beside: string): string[] => after({ kind: "move", id, beside });
    assert.deepEqual(move("metric:loss", "started"), [
      "state*",
      "name*",
      "metric:loss",
      "started",
      "input:lr",
    ]);
    assert.deepEqual(move("started", "metric:loss"), [
      "state*",
      "name*",
      "input:lr",
      "metric:loss",
      "started",
    ]);
  });

  it("pins one that is moved among the pinned ones, and frees one that leaves them", () => {
    assert.deepEqual(after({ kind: "move", id: "input:lr", beside: "name" }).slice(0, 3), [
      "state*",
      "input:lr*",
      "name*",
    ]);
    assert.deepEqual(after({ kind: "move", id: "name", beside: "started" }).slice(0, 3), [
      "state*",
      "started",
      "name",
    ]);
  });

  it("pins one behind those that are pinned", () => {
    assert.deepEqual(after({ kind: "pin", id: "metric:loss", pinned: true }).slice(0, 3), [
      "state*",
      "name*",
      "metric:loss*",
    ]);
    assert.deepEqual(after({ kind: "pin", id: "state", pinned: false }).slice(0, 2), ["name*", "state"]);
  });

  it("shows others behind those of their kind, and hides several at once", () => {
    assert.deepEqual(after({ kind: "show", ids: ["input:epochs", "metric:accuracy", "env:cuda", "state"] }), [
      "state*",
      "name*",
      "started",
      "input:lr",
      "input:epochs",
      "metric:loss",
      "metric:accuracy",
      "env:cuda",
    ]);
    assert.deepEqual(after({ kind: "hide", ids: ["input:lr", "name"] }), [
      "state*",
      "started",
      "metric:loss",
    ]);
  });

  it("gives one another width that can be seen", () => {
    const widths = (width: number): number[] =>
      changeColumns(columns, { kind: "width", id: "name", width }).map((column) => column.width);
    assert.deepEqual(widths(300), [128, 300, 104, 84, 90]);
    assert.deepEqual(widths(-5), [128, 40, 104, 84, 90]);
  });

  it("keeps each column once, pinned ones first, and loses none that is not hidden", () => {
    const id = fc.constantFrom(
      ...columns.map((column) => column.id),
      "metric:accuracy",
      "colour",
      ...factColumns,
    );
    const change: fc.Arbitrary<ColumnChange> = fc.oneof(
      fc.record({ kind: fc.constant("width" as const), id, width: fc.integer() }),
      fc.record({ kind: fc.constant("pin" as const), id, pinned: fc.boolean() }),
      fc.record({ kind: fc.constant("move" as const), id, beside: id }),
      fc.record({ kind: fc.constant("show" as const), ids: fc.array(id) }),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const result = changes.reduce<readonly ColumnLayout[]>(changeColumns, columns);
        const ids = result.map((column) => column.id);
        assert.equal(new Set(ids).size, ids.length);
        for (const column of columns) assert.ok(ids.includes(column.id), column.id);
        assert.ok(ids.every((each) => parseColumn(each) !== null));
        const free = result.findIndex(({ pinned }) => !pinned);
        assert.ok(free < 0 || result.slice(free).every(({ pinned }) => !pinned));
      }),
    );
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { parseViews } from "../../../../src/core/savedView";
import { factColumns } from "../../../../src/core/table/tableColumn";
import {
  initialWidth,
  parseLayout,
  type ColumnLayout,
  type TableLayout,
} from "../../../../src/core/table/tableLayout";
import { isChanged, layoutOfView, viewOf } from "../../../../src/core/table/viewLayout";

const shown: readonly ColumnLayout[] = [
  { id: "state", width: 128, pinned: true },
  { id: "metric:loss", width: 321, pinned: false },
];
const layout: TableLayout = {
  ...parseLayout(undefined),
  columns: shown,
  sort: [
    { column: "metric:loss", descending: false },
    { column: "started", descending: true },
  ],
  group: "method",
};

describe("a saved view of the table", () => {
  it("keeps query, columns, order and group, as views.json holds them", () => {
    assert.deepEqual(viewOf("Losses", "status:completed", shown, layout), {
      name: "Losses",
      query: "status:completed",
      columns: ["state", "metric:loss"],
      sort: ["metric:loss", "-started"],
      groupBy: "method",
    });
  });

  it("brings them back, with the width of columns that are shown already", () => {
    const view = viewOf("Losses", "", shown, layout);
    const other: TableLayout = { ...layout, columns: null, sort: [], group: null };
    const now: readonly ColumnLayout[] = [{ id: "metric:loss", width: 90, pinned: false }];
    const again = layoutOfView(view, other, now);
    assert.deepEqual(again.columns, [
      { id: "state", width: initialWidth("state"), pinned: true },
      { id: "metric:loss", width: 90, pinned: false },
    ]);
    assert.deepEqual([again.sort, again.group], [layout.sort, "method"]);
  });

  it("of a query alone leaves the table as it is arranged", () => {
    assert.equal(layoutOfView({ name: "Failed", query: "status:failed" }, layout, shown), layout);
  });

  it("without a group has none, and passes over columns of another version", () => {
    const view = { name: "x", query: "", columns: ["name", "colour"], sort: ["-name", "-colour", "colour"] };
    const result = layoutOfView(view, layout, shown);
    assert.equal(result.group, null);
    assert.deepEqual(
      result.columns?.map(({ id }) => id),
      ["name"],
    );
    assert.deepEqual(result.sort, [{ column: "name", descending: true }]);
  });

  it("tells when the table shows something else", () => {
    const view = viewOf("x", "tag:paper", shown, layout);
    assert.equal(isChanged(view, view), false);
    assert.equal(isChanged(view, { ...view, query: "" }), true);
    assert.equal(isChanged(view, { ...view, columns: ["state"] }), true);
    assert.equal(isChanged(view, viewOf("x", "tag:paper", shown, { ...layout, group: null })), true);
    assert.equal(isChanged({ name: "x", query: "tag:paper" }, view), false);
    const ungrouped = viewOf("x", "", shown, { ...layout, group: null });
    assert.equal(isChanged(ungrouped, viewOf("x", "", shown, layout)), true);
  });

  it("is the same after it was written and read, whatever it holds", () => {
    const id = fc.oneof(
      fc.constantFrom(...factColumns),
      fc.string({ minLength: 1 }).map((name) => `metric:${name}`),
    );
    const columns = fc
      .uniqueArray(id)
      .map((ids) => ids.map((each) => ({ id: each, width: 100, pinned: false })));
    const sort = fc.array(fc.record({ column: id, descending: fc.boolean() }, { noNullPrototype: true }));
    fc.assert(
      fc.property(columns, sort, fc.option(id), (own, keys, group) => {
        const arranged: TableLayout = { ...layout, columns: own, sort: keys, group };
        const view = viewOf("x", "", own, arranged);
        const file: unknown = JSON.parse(JSON.stringify({ version: 1, views: [view] }));
        const [read] = parseViews(file).views;
        assert.ok(read);
        assert.equal(isChanged(read, view), false);
        const again = layoutOfView(read, parseLayout(undefined), own);
        assert.deepEqual([again.columns, again.sort, again.group], [own, keys, group]);
      }),
    );
  });
});

import assert from "node:assert/strict";
import { parseLayout, type ColumnLayout } from "../../../src/core/table/tableLayout";
import { arranged } from "../../../src/panels/table/tableArrangement";

const column = (id: string): ColumnLayout => ({ id, width: 100, pinned: false });
const columns = ["state", "name", "duration", "commit"].map(column);
const layout = {
  ...parseLayout(null),
  columns,
  sort: [
    { column: "duration", descending: true },
    { column: "commit", descending: false },
  ],
};

describe("the arrangement of the Executions page", () => {
  it("sorts no more by a column that is hidden", () => {
    const after = arranged(layout, columns, {
      type: "changeColumns",
      change: { kind: "hide", ids: ["commit"] },
    });
    assert.deepEqual(after.sort, [{ column: "duration", descending: true }]);
  });

  it("goes on sorting by a column that never was shown, and by those that stay", () => {
    const byStart = { ...layout, sort: [{ column: "started", descending: true }] };
    const change = { type: "changeColumns", change: { kind: "hide", ids: ["commit"] } } as const;
    assert.equal(arranged(byStart, columns, change).sort, byStart.sort);
  });

  it("begins with the best of a metric, as its name or the user says, with the newest and with A", () => {
    const begins = (column: string, from = layout) =>
      arranged({ ...from, sort: [] }, columns, { type: "sort", column, add: false }).sort;
    assert.deepEqual(begins("metric:val_loss"), [{ column: "metric:val_loss", descending: false }]);
    assert.deepEqual(begins("metric:accuracy"), [{ column: "metric:accuracy", descending: true }]);
    const directions = { accuracy: "min", val_loss: "none" } as const;
    assert.equal(begins("metric:accuracy", { ...layout, directions })[0]?.descending, false);
    assert.equal(begins("metric:val_loss", { ...layout, directions })[0]?.descending, true);
    assert.equal(begins("started")[0]?.descending, true);
    assert.equal(begins("name")[0]?.descending, false);
  });
});

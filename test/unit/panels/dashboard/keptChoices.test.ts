import assert from "node:assert/strict";
import { parseRange } from "../../../../src/core/dashboard/timeRange";
import { keptChoices } from "../../../../src/panels/dashboard/keptChoices";

describe("what was chosen on the dashboard", () => {
  it("is kept, and begins anew where it cannot be read", () => {
    const chosen = {
      query: "is:dirty",
      range: { kind: "dates", first: "2026-01-01", last: "2026-01-31" },
      by: "stage",
      trendOf: "train",
      tables: true,
    };
    assert.deepEqual(keptChoices(JSON.parse(JSON.stringify(chosen))), chosen);
    const first = {
      query: "",
      range: { kind: "last", name: "30d" },
      by: "method",
      trendOf: null,
      tables: false,
    };
    for (const kept of [
      undefined,
      null,
      7,
      "x",
      {},
      { query: 1, range: { kind: "last", name: "2d" }, by: "x" },
    ])
      assert.deepEqual(keptChoices(kept), first);
  });

  it("holds days of the calendar alone, the earlier one first", () => {
    assert.deepEqual(parseRange({ kind: "dates", first: "2026-02-01", last: "2026-01-31" }), {
      kind: "dates",
      first: "2026-01-31",
      last: "2026-02-01",
    });
    for (const first of ["2026-02-30", "today", "2026-2-1", 5])
      assert.deepEqual(parseRange({ kind: "dates", first, last: "2026-01-31" }), {
        kind: "last",
        name: "30d",
      });
  });
});

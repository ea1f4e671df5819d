import assert from "node:assert/strict";
import fc from "fast-check";
import type { LineageRowView } from "../../../src/shared/lineage/lineageView";
import { openRows } from "../../../webview-ui/src/lineage/list";
import { listParts } from "../../../webview-ui/src/lineage/listWindow";
import { rowHeight } from "../../../webview-ui/src/table/rowWindow";

describe("a lineage as a list", () => {
  const rows = Array.from({ length: 2345 }, (_, index): LineageRowView => ({
    node: String(index),
    level: index === 0 ? 0 : 1,
    side: "forward",
    isRepeated: false,
    relation: "",
  }));

  it("holds every row, what is folded left out", () => {
    assert.equal(openRows(rows, new Set()).length, 2345);
    assert.equal(openRows(rows, new Set(["0"])).length, 1);
  });

  it("draws what is seen and the row with the focus, each at its height, to the last one", () => {
    const sights = fc.record({ top: fc.nat(80_000), height: fc.integer({ min: 0, max: 2000 }) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), sights, fc.nat(), (count, { top, height }, nth) => {
        const focus = nth % count;
        const within = { top: Math.min(top, Math.max(0, count * rowHeight - height)), height };
        let drawn = 0;
        const places = new Map<number, number>();
        for (const part of listParts(count, within, focus)) {
          if ("row" in part) places.set(part.row, drawn);
          drawn += "row" in part ? rowHeight : part.gap;
        }
        assert.equal(drawn, count * rowHeight);
        assert.ok(places.has(focus));
        for (const [row, place] of places) assert.equal(place, row * rowHeight);
        const last = Math.min(count - 1, Math.floor((within.top + height) / rowHeight));
        for (let row = Math.floor(within.top / rowHeight); row <= last; row += 1) assert.ok(places.has(row));
        assert.ok(places.size <= height / rowHeight + 28);
      }),
    );
  });
});

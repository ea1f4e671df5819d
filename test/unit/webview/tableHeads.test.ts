import assert from "node:assert/strict";
import fc from "fast-check";
import type { TableStrings } from "../../../src/shared/table/strings";
import { chipsBeyond, type PlacedChip } from "../../../webview-ui/src/table/chipFit";
import { columnPlaces, pinnedAt, scrollToColumn } from "../../../webview-ui/src/table/columnPlaces";
import { tierBegins, tiersOf } from "../../../webview-ui/src/table/tiers";

const strings = {
  kindFact: "Facts",
  kindResource: "Resources",
  kindInput: "Inputs",
  kindProperty: "Properties",
  kindMetric: "Metrics",
  kindEnv: "Environment",
} as TableStrings;

const column = (id: string, pinned = false): { id: string; width: number; pinned: boolean } => ({
  id,
  width: 100,
  pinned,
});

describe("the upper line of the heads", () => {
  const ids = [
    "started",
    "input:lr",
    "input:epochs",
    "metric:loss",
    "peakMemory",
    "outputsBytes",
    "metric:f1",
  ];
  const places = columnPlaces([column("state", true), ...ids.map((id) => column(id))]);

  it("names what columns that stand side by side have in common", () => {
    assert.deepEqual(tiersOf(places, strings), [
      { label: "Inputs", left: 228, width: 200 },
      { label: "Metrics", left: 428, width: 100 },
      { label: "Resources", left: 528, width: 200 },
      { label: "Metrics", left: 728, width: 100 },
    ]);
  });

  it("draws a line where the part that scrolls begins, and where a kind begins", () => {
    assert.deepEqual([...tierBegins(places, strings)], [1, 2, 4, 5, 7]);
  });
});

describe("columns that stay in place", () => {
  const columns = [column("state", true), column("name", true), column("started")];

  it("do so where they leave room to read the others", () => {
    assert.equal(pinnedAt(columns, 700), columns);
    assert.deepEqual(
      pinnedAt(columns, 300).map(({ pinned }) => pinned),
      [false, false, false],
    );
  });

  it("are left alone when another is brought to sight", () => {
    const places = columnPlaces([...columns, column("a"), column("b"), column("c")]);
    assert.equal(scrollToColumn(places, 0, 50, 500), 50);
    assert.equal(scrollToColumn(places, 5, 0, 500), 128);
    assert.equal(scrollToColumn(places, 2, 128, 500), 0);
    assert.equal(scrollToColumn(places, 9, 7, 500), 7);
  });
});

describe("chips beside each other", () => {
  const fields = ["pipeline", "status", "date", "tag", "author"] as const;
  const chips = (on: readonly string[]): PlacedChip[] =>
    fields.map((field) => ({ field, isOn: on.includes(field), width: 80 }));

  it("are all shown where they fit", () => {
    assert.deepEqual(chipsBeyond(chips([]), 5 * 84), []);
  });

  it("give way from the end, but not those that filter", () => {
    assert.deepEqual(chipsBeyond(chips([]), 300), ["tag", "author"]);
    assert.deepEqual(chipsBeyond(chips(["author"]), 300), ["date", "tag"]);
    assert.deepEqual(chipsBeyond(chips(["author"]), 20), ["pipeline", "status", "date", "tag"]);
  });

  it("never take more room than there is, as far as some do not filter", () => {
    const widths = fc.array(fc.integer({ min: 40, max: 200 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(widths, fc.integer({ min: 0, max: 1200 }), (each, room) => {
        const all = fields.map((field, index) => ({ field, isOn: false, width: each[index] ?? 0 }));
        const beyond = chipsBeyond(all, room);
        const shown = all.filter(({ field }) => !beyond.includes(field));
        const taken = shown.reduce((sum, { width }) => sum + width + 4, 0);
        assert.ok(shown.length === 0 || taken + (beyond.length === 0 ? 0 : 26) <= room + 4);
      }),
    );
  });
});

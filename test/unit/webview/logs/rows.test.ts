import assert from "node:assert/strict";
import fc from "fast-check";
import type { LogLine } from "../../../../src/shared/logs/logsMessages";
import { LinePlace } from "../../../../webview-ui/src/logs/linePlace";
import { rowsOf } from "../../../../webview-ui/src/logs/rows";
import { segmentsOf } from "../../../../webview-ui/src/logs/segments";

const lineOf = (line: number, isLibrary = false): LogLine => ({
  line,
  stream: "out",
  at: null,
  text: `line ${line}`,
  styles: [],
  hiddenBytes: 0,
  updates: null,
  severity: null,
  links: [],
  isLibrary,
});

const edges = { hasStart: false, hasEnd: false, lines: 100 };

describe("the rows of a log", () => {
  it("fold what lies in libraries, until that is opened", () => {
    const lines = [0, 1, 2, 3, 4, 5].map((line) => lineOf(line, line >= 1 && line <= 3));
    const keys = (opened: readonly number[]): readonly string[] =>
      rowsOf(lines, { isFiltered: false, opened: new Set(opened), edges }).map(({ key }) => key);
    assert.deepEqual(keys([]), ["l0", "f1", "l4", "l5"]);
    assert.deepEqual(keys([1]), ["l0", "l1", "l2", "l3", "l4", "l5"]);
  });

  it("tell how many lines a filter leaves out", () => {
    const rows = rowsOf([lineOf(3), lineOf(4), lineOf(90)], {
      isFiltered: true,
      opened: new Set(),
      edges: { hasStart: true, hasEnd: true, lines: 100 },
    });
    assert.deepEqual(
      rows.map((row) => (row.kind === "gap" ? [row.line, row.count] : row.key)),
      [[0, 3], "l3", "l4", [5, 85], "l90", [91, 9]],
    );
  });
});

describe("the place in rows of any height", () => {
  const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 40 });

  it("moves by what one scrolls, and not beyond the ends", () => {
    fc.assert(
      fc.property(
        heights,
        fc.integer({ min: 50, max: 400 }),
        fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 10 }),
        (all, height, moves) => {
          const drawn = all.map((each, line) => ({ line, height: each }));
          const total = all.reduce((sum, each) => sum + each, 0);
          const place = new LinePlace();
          const most = Math.max(0, total - height);
          let top = place.settle(drawn, height, { start: true, end: true });
          assert.equal(top, most, "it begins at the end");
          for (const by of moves) {
            place.scroll(by);
            const now = place.settle(drawn, height, { start: true, end: true });
            assert.ok(Math.abs(now - Math.min(most, Math.max(0, top + by))) < 1e-6);
            if (by > 0 && now === most) assert.ok(place.isAtEnd, "it follows again");
            top = now;
          }
        },
      ),
    );
  });

  it("stays at the same line when others come before it", () => {
    const place = new LinePlace();
    place.goTo(5);
    const drawn = (from: number): { line: number; height: number }[] =>
      Array.from({ length: 30 }, (_, index) => ({ line: from + index, height: 20 }));
    assert.equal(place.settle(drawn(3), 100, { start: false, end: false }), 40);
    assert.equal(place.settle(drawn(0), 100, { start: true, end: false }), 100);
  });
});

describe("a line in stretches", () => {
  it("loses no character, whatever lies over what", () => {
    const place = fc.tuple(fc.nat(30), fc.nat(30)).map(([one, other]) => ({
      start: Math.min(one, other),
      end: Math.max(one, other),
    }));
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(place), fc.array(place), (text, styles, places) => {
        const segments = segmentsOf(
          {
            text,
            styles: styles.map((each) => ({ ...each, foreground: "1", background: null, attributes: [] })),
            links: [],
          },
          places,
        );
        assert.equal(segments.map((segment) => segment.text).join(""), text);
        let at = 0;
        for (const segment of segments) {
          const isFound = places.some(({ start, end }) => start <= at && at < end);
          assert.equal(segment.match !== null, isFound);
          at += segment.text.length;
        }
      }),
    );
  });
});

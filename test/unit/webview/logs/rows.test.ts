import assert from "node:assert/strict";
import fc from "fast-check";
import type { LogLine } from "../../../../src/shared/logs/logsMessages";
import { LinePlace } from "../../../../webview-ui/src/logs/linePlace";
import { foldAround, holds, rowAt, rowsOf, type Row } from "../../../../webview-ui/src/logs/rows";
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
  const traced = [0, 1, 2, 3, 4, 5].map((line) => lineOf(line, line >= 1 && line <= 3));
  const folded = (opened: readonly number[], lines = traced): readonly Row[] =>
    rowsOf(lines, { isFiltered: false, folds: new Set(opened), gaps: [], edges });
  const keysOf = (rows: readonly Row[]): readonly string[] => rows.map(({ key }) => key);

  it("fold what lies in libraries, until that is opened", () => {
    assert.deepEqual(keysOf(folded([])), ["l0", "f1", "l4", "l5"]);
    assert.deepEqual(keysOf(folded([1])), ["l0", "l1", "l2", "l3", "l4", "l5"]);
  });

  it("keep open what was opened when more of it is read above", () => {
    const part = traced.slice(2);
    assert.deepEqual(keysOf(folded([], part)), ["f2", "l4", "l5"]);
    assert.deepEqual(keysOf(folded([2], part)), ["l2", "l3", "l4", "l5"]);
    assert.deepEqual(keysOf(folded([2])), ["l0", "l1", "l2", "l3", "l4", "l5"]);
  });

  it("tell of each line what would hide it", () => {
    const parts = folded([3]).map((row) => (row.kind === "line" ? (row.part?.line ?? null) : null));
    assert.deepEqual(parts, [null, 1, 1, 1, null, null]);
    assert.deepEqual(foldAround(traced, 3), { kind: "fold", line: 1, count: 3 });
    assert.equal(foldAround(traced, 4), null);
    assert.equal(foldAround([lineOf(0), lineOf(1, true), lineOf(2)], 1), null, "one frame is not folded");
  });

  it("hold every line once, in either order, each found again by it", () => {
    const all = fc.record({
      lines: fc.uniqueArray(fc.record({ line: fc.nat(60), isLibrary: fc.boolean() }), {
        selector: ({ line }) => line,
        minLength: 1,
      }),
      isFiltered: fc.boolean(),
      isReversed: fc.boolean(),
    });
    fc.assert(
      fc.property(all, ({ lines, isFiltered, isReversed }) => {
        const sorted = [...lines].sort((one, other) => one.line - other.line);
        // Without a filter lines follow each other.
        const read = sorted.map(({ line, isLibrary }, index) =>
          lineOf(isFiltered ? line : index, isLibrary && !isFiltered),
        );
        const whole = { hasStart: true, hasEnd: true, lines: 61 };
        const options = { isFiltered, folds: new Set<number>(), gaps: [], edges: whole };
        const rows = isReversed ? [...rowsOf(read, options)].reverse() : rowsOf(read, options);
        const last = isFiltered ? 61 : read.length;
        for (let line = 0; line < last; line += 1) {
          assert.equal(rows.filter((row) => holds(row, line)).length, 1);
          assert.ok(holds(rows[rowAt(rows, line)] ?? assert.fail(), line));
        }
      }),
    );
  });

  it("tell how many lines a filter leaves out", () => {
    const rows = rowsOf([lineOf(3), lineOf(4), lineOf(90)], {
      isFiltered: true,
      folds: new Set(),
      gaps: [],
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

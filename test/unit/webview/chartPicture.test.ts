import assert from "node:assert/strict";
import fc from "fast-check";
import {
  chartColumns,
  chartRows,
  pointNear,
  type ChartCurve,
  type ChartLine,
  type CurveChart,
} from "../../../src/shared/chart/curveChart";
import { chartPicture } from "../../../webview-ui/src/chart/chartPicture";
import { smoothedText } from "../../../webview-ui/src/chart/smoothedText";

const size = { width: 640, height: 252 };

function curveOf(key: string, line: ChartLine, others: Partial<ChartCurve> = {}): ChartCurve {
  const label = `run ${key}`;
  return { key, label, style: 0, end: "ended", line, raw: null, last: null, best: null, ...others };
}

function chartOf(curves: readonly ChartCurve[], others: Partial<CurveChart> = {}): CurveChart {
  const all = curves.flatMap(({ line }) => line.x);
  const range = { from: Math.min(...all), to: Math.max(...all) };
  return { name: "loss", axis: "step", range, isLog: false, better: "min", smoothing: 0, curves, ...others };
}

/** The points of a path, in pixels. */
function spotsOf(path: string): readonly (readonly [number, number])[] {
  return [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
}

const lines = fc
  .array(fc.option(fc.double({ min: 0.01, max: 1000, noNaN: true }), { freq: 6 }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((y): ChartLine => ({ x: y.map((_, index) => index), y }));

describe("the picture of a chart", () => {
  it("draws exactly the values that its table tells", () => {
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 4 }), fc.boolean(), (all, isLog) => {
        const chart = chartOf(
          all.map((line, index) => curveOf(String(index), line)),
          { isLog },
        );
        const rows = chartRows(chart);
        const picture = chartPicture(chart, size, { raw: true });
        for (const [index, { line }] of picture.curves.entries()) {
          const told = rows.flatMap(({ x, values }) => {
            const value = values[index] ?? null;
            return value === null ? [] : [[picture.toX(x), picture.toY(value)] as const];
          });
          const drawn = spotsOf(line);
          assert.equal(drawn.length, told.length);
          for (const [place, [x, y]] of told.entries()) {
            assert.ok(Math.abs((drawn[place]?.[0] ?? NaN) - x) < 0.06);
            assert.ok(Math.abs((drawn[place]?.[1] ?? NaN) - y) < 0.06);
          }
        }
      }),
    );
  });

  it("stays within its frame, on a logarithmic axis too", () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (line, isLog) => {
        const { plot, curves } = chartPicture(chartOf([curveOf("A", line)], { isLog }), size, { raw: true });
        for (const [x, y] of spotsOf(curves[0]?.line ?? "")) {
          assert.ok(x >= plot.left - 0.1 && x <= plot.right + 0.1);
          assert.ok(y >= plot.top - 0.1 && y <= plot.bottom + 0.1);
        }
      }),
    );
  });

  it("tells in its table of what is smoothed both: what is drawn, and the real values beside it", () => {
    const x = [1, 2, 3];
    const smooth = curveOf("A", { x, y: [4, 3, 2.5] }, { raw: { x, y: [4, 2, 2] } });
    const chart = chartOf([smooth, curveOf("B", { x, y: [1, null, 3] })], { smoothing: 0.5 });
    assert.deepEqual(
      chartColumns(chart).map(({ curve, isSmoothed }) => [curve.key, isSmoothed]),
      [
        ["A", true],
        ["A", false],
        ["B", false],
      ],
    );
    assert.deepEqual(
      chartRows(chart).map(({ values }) => values),
      [
        [4, 4, 1],
        [3, 2, null],
        [2.5, 2, 3],
      ],
    );
    assert.equal(smoothedText(chart, { smoothed: "smoothed {0}" }), "smoothed 0.5");
    assert.equal(
      smoothedText(chartOf([curveOf("B", { x, y: x })], { smoothing: 0.5 }), { smoothed: "{0}" }),
      "",
    );
  });

  it("breaks the line where there is no number, and draws a lone point as a dot", () => {
    const line = { x: [0, 1, 2, 2, 3], y: [1, null, null, 2, 3] };
    const { curves } = chartPicture(chartOf([curveOf("A", line)]), size, { raw: true });
    assert.match(curves[0]?.line ?? "", /^M[\d. ]+h0M[\d. ]+h0L[\d. ]+$/);
  });

  it("leaves out what has no logarithm", () => {
    const chart = chartOf([curveOf("A", { x: [0, 1, 2], y: [10, 0, -1] })], { isLog: true });
    const picture = chartPicture(chart, size, { raw: true });
    assert.equal(spotsOf(picture.curves[0]?.line ?? "").length, 1);
    assert.deepEqual(
      chartRows(chart).map(({ x }) => x),
      [0],
    );
  });

  it("marks the best of all curves by its direction", () => {
    const curve = (key: string, y: readonly number[], best: number): ChartCurve =>
      curveOf(key, { x: [0, 1], y }, { best: { x: y.indexOf(best), y: best } });
    const [one, other] = [curve("A", [1, 2], 1), curve("B", [1, 0.5], 0.5)];
    const best = (better: "min" | "max"): string | undefined =>
      chartPicture(chartOf([one, other], { better }), size, { raw: true }).best?.curve.key;
    assert.deepEqual([best("min"), best("max")], ["B", "A"]);
  });

  it("keeps the names of curves that end close together apart", () => {
    const ends = [1, 1.001, 1.002].map((value, index) =>
      curveOf(String(index), { x: [0, 1], y: [index * 10, value] }, { last: { x: 1, y: value } }),
    );
    const { curves } = chartPicture(chartOf(ends), size, { raw: true });
    const places = curves.map(({ label }) => label?.y ?? NaN).sort((one, other) => one - other);
    for (const [index, place] of places.entries())
      if (index > 0) assert.ok(place - (places[index - 1] ?? NaN) >= 14);
  });

  it("keeps the names of curves that end low above the places of the axis", () => {
    const ends = [10, 0.3, 0.2, 0.1, 0].map((value, index) =>
      curveOf(String(index), { x: [0, 1], y: [10, value] }, { last: { x: 1, y: value } }),
    );
    const { curves, plot } = chartPicture(chartOf(ends), size, { raw: true });
    const places = curves.map(({ label }) => label?.y ?? NaN);
    assert.ok(Math.max(...places) <= plot.bottom + 4, places.join());
    for (const [index, place] of places.entries())
      if (index > 0) assert.ok(place - (places[index - 1] ?? NaN) >= 14);
  });

  it("stands at one place where there is a single step", () => {
    const { curves, plot } = chartPicture(chartOf([curveOf("A", { x: [5], y: [0] })]), size, { raw: true });
    assert.deepEqual(
      spotsOf(curves[0]?.line ?? "").map(([x]) => x),
      [(plot.left + plot.right) / 2],
    );
  });
});

describe("the value of a curve at the cursor", () => {
  it("is that of its nearest point, and none beyond its ends or in a gap", () => {
    const line = { x: [0, 10, 20, 20, 30], y: [1, 2, null, 3, 4] };
    assert.deepEqual(pointNear(line, 4), { x: 0, y: 1 });
    assert.deepEqual(pointNear(line, 6), { x: 10, y: 2 });
    assert.deepEqual(pointNear(line, 26), { x: 30, y: 4 });
    assert.equal(pointNear(line, -1), null);
    assert.equal(pointNear(line, 31), null);
  });
});

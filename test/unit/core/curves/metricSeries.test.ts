import assert from "node:assert/strict";
import fc from "fast-check";
import { addMetricEvents } from "../../../../src/core/curves/addMetricEvents";
import { MetricSeries, rangeOf } from "../../../../src/core/curves/metricSeries";
import { parseEvents } from "../../../../src/core/parseEvents";

const begin = Date.parse("2026-11-22T10:00:00.000Z");

function seriesOf(lines: readonly object[]): Map<string, MetricSeries> {
  const series = new Map<string, MetricSeries>();
  addMetricEvents(series, parseEvents(lines.map((line) => JSON.stringify(line)).join("\n")));
  return series;
}

function at(seconds: number): string {
  return new Date(begin + seconds * 1000).toISOString();
}

describe("the series of a metric", () => {
  it("are read from events by name, with steps and times", () => {
    const series = seriesOf([
      { at: at(0), type: "status", message: "loading" },
      { at: at(1), type: "metric", name: "loss", value: 0.9, step: 10 },
      { at: at(1), type: "metric", name: "accuracy", value: 0.5, step: 10 },
      { at: at(2), type: "metric", name: "loss", value: 0.4, step: 20 },
      { at: at(3), type: "totals", metrics: { loss: 0.4, accuracy: 0.5 }, properties: {} },
    ]);
    assert.deepEqual([...series.keys()], ["loss", "accuracy"]);
    const loss = series.get("loss");
    assert.deepEqual([...(loss?.along("step", 0).x ?? [])], [10, 20]);
    assert.deepEqual([...(loss?.along("time", 0).x ?? [])], [begin + 1000, begin + 2000]);
    assert.deepEqual([...(loss?.along("relative", begin).x ?? [])], [1000, 2000]);
    assert.deepEqual([...(loss?.along("step", 0).y ?? [])], [0.9, 0.4]);
  });

  it("count what is no finite number, and break there", () => {
    const loss = seriesOf([
      { at: at(1), type: "metric", name: "loss", value: 0.9 },
      { at: at(2), type: "nonFinite", name: "loss", value: "NaN", step: 2 },
      { at: at(3), type: "nonFinite", name: "loss", value: "-Infinity", step: 3 },
      { at: at(4), type: "metric", name: "loss", value: 0.5 },
    ]).get("loss");
    assert.equal(loss?.nonFinite, 2);
    assert.deepEqual([...loss.along("step", 0).y], [0.9, NaN, NaN, 0.5]);
    assert.deepEqual([...loss.along("step", 0).x], [1, 2, 3, 4]);
    assert.equal(loss.last?.value, 0.5);
  });

  it("pass over lines that are no metrics: no name, no number, no time", () => {
    const series = seriesOf([
      { at: at(1), type: "metric", name: 7, value: 0.9 },
      { at: at(1), type: "metric", name: "loss", value: "0.9" },
      { at: "soon", type: "metric", name: "loss", value: 0.9 },
      { at: at(1), type: "metric", name: "loss", value: 0.9, step: "first" },
      { at: at(1), type: "metric", name: "__proto__", value: 1, step: 1 },
    ]);
    assert.deepEqual([...(series.get("loss")?.along("step", 0).x ?? [])], [1]);
    assert.deepEqual([...series.keys()], ["loss", "__proto__"]);
  });

  it("know their last and best values, and come in the order of the axis", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 50 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
          {
            minLength: 1,
            maxLength: 300,
          },
        ),
        (points) => {
          const series = new MetricSeries();
          for (const [index, [step, value]] of points.entries()) series.append(index, step, value);
          const ordered = [...points].sort(([one], [other]) => one - other);
          assert.deepEqual(
            [...series.along("step", 0).x],
            ordered.map(([step]) => step),
          );
          assert.deepEqual(
            [...series.along("step", 0).y],
            ordered.map(([, value]) => value),
          );
          const values = points.map(([, value]) => value);
          assert.equal(series.best("min")?.value, Math.min(...values));
          assert.equal(series.best("max")?.value, Math.max(...values));
          assert.equal(series.last?.value, values.at(-1));
          assert.equal([...series.points()].length, points.length);
        },
      ),
    );
  });

  it("span together from the first to the last point of any", () => {
    const curve = (...x: number[]): { x: Float64Array; y: Float64Array } => ({
      x: Float64Array.from(x),
      y: new Float64Array(x.length),
    });
    assert.deepEqual(rangeOf([curve(3, 9), curve(), curve(1, 4)]), { from: 1, to: 9 });
    assert.equal(rangeOf([curve()]), null);
  });
});

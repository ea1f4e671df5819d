import assert from "node:assert/strict";
import fc from "fast-check";
import type { ChartField } from "../../../../src/core/compare/chartFields";
import { pointChart, type PointChart } from "../../../../src/core/chart/pointChart";
import { pointPicture } from "../../../../src/core/chart/pointPicture";

const size = { width: 520, height: 252 };

function field(name: string, values: ChartField["values"], others: Partial<ChartField> = {}): ChartField {
  return { key: `inputs ${name}`, name, group: "Inputs", unit: null, values, ...others };
}

function executions(count: number): { id: string; key: string; label: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `train-${index}`,
    key: `K${index}`,
    label: `run ${index}`,
  }));
}

function chartOf(fields: readonly [y: ChartField, x?: ChartField], isLog = false): PointChart {
  const [y, x] = fields;
  const axes = { y: y.key, x: x?.key ?? "", isLog };
  const chart = pointChart(
    fields.filter((each) => each !== undefined),
    executions(y.values.length),
    0,
    axes,
  );
  assert.ok(chart);
  return chart;
}

const numbers = fc.array(
  fc.tuple(
    fc.option(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { freq: 5 }),
    fc.option(fc.oneof(fc.double({ min: 0.001, max: 1e4, noNaN: true }), fc.constantFrom("adam", "sgd")), {
      freq: 5,
    }),
  ),
  { minLength: 1, maxLength: 100 },
);

describe("the picture of executions by two fields", () => {
  it("draws exactly the values that its table tells, each in its place", () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), (values, isLog) => {
        const y = field(
          "accuracy",
          values.map(([value]) => value),
        );
        const chart = chartOf(
          [
            y,
            field(
              "lr",
              values.map(([, value]) => value),
            ),
          ],
          isLog,
        );
        const picture = pointPicture(chart, size);
        assert.deepEqual(
          picture.points.map(({ point }) => point),
          chart.points,
        );
        for (const { point, x, y: height } of picture.points) {
          assert.deepEqual([x, height], [picture.toX(point.x), picture.toY(point.y)]);
          assert.ok(x >= picture.plot.left && x <= picture.plot.right);
          assert.ok(height >= picture.plot.top - 0.01 && height <= picture.plot.bottom + 0.01);
        }
        const told = values.filter(([one, other]) => one !== null && other !== null).length;
        assert.equal(chart.points.length, told);
        assert.equal(chart.missing.length, values.length - told);
      }),
    );
  });

  it("puts higher values higher, and larger ones further right", () => {
    const { points } = pointPicture(
      chartOf([field("accuracy", [0.9, 0.8, 0.95]), field("lr", [2, 1, 3])]),
      size,
    );
    assert.deepEqual(
      points.map(({ point }) => point.key),
      ["K1", "K0", "K2"],
    );
    const [low, middle, high] = points;
    assert.ok(low && middle && high);
    assert.ok(low.x < middle.x && middle.x < high.x && low.y > middle.y && middle.y > high.y);
  });

  it("draws a wide range of positive numbers on a logarithmic axis, words side by side, times as times", () => {
    const y = field("accuracy", [0.9, 0.8, 0.7]);
    const wide = pointPicture(chartOf([y, field("lr", [0.001, 0.01, 0.1])]), size);
    const [one, two, three] = wide.points.map(({ x }) => x);
    assert.ok(Math.abs((two ?? 0) - (one ?? 0) - ((three ?? 0) - (two ?? 0))) < 0.01);
    assert.deepEqual(
      wide.xTicks.map(({ text }) => text),
      ["0.001", "0.002", "0.005", "0.01", "0.02", "0.05", "0.1"],
    );
    const words = pointPicture(chartOf([y, field("optimizer", ["sgd", "adam", "sgd"])]), size);
    assert.deepEqual(
      words.xTicks.map(({ text }) => text),
      ["adam", "sgd"],
    );
    const day = Date.parse("2026-03-12T00:00:00Z");
    const started = field("started", [day, day + 3_600_000, day + 7_200_000], { unit: "time" });
    assert.match(chartOf([y, started]).points[0]?.xText ?? "", /2026/);
  });

  it("names executions at one spot together, the baseline above all", () => {
    const y = field("accuracy", [0.5, 0.5, 0.5, 0.5, 0.5]);
    const { labels } = pointPicture(chartOf([y, field("lr", [1, 1, 1, 1, 2])]), size);
    assert.deepEqual(
      labels.map(({ text, isStrong }) => [text, isStrong]),
      [
        ["K0, K1, K2 +1", true],
        ["K4", false],
      ],
    );
  });
});

describe("the bars of executions", () => {
  it("rise from nought to the values of the table, one for each execution that has one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: -1000, max: 1000, noNaN: true })), {
          minLength: 1,
          maxLength: 100,
        }),
        (values) => {
          const chart = chartOf([field("loss", values)]);
          const { points, bars, toY, plot } = pointPicture(chart, size);
          assert.ok(bars);
          assert.deepEqual(
            points.map(({ point }) => point.y),
            values.filter((value) => value !== null),
          );
          assert.equal(bars.base, toY(0));
          for (const { point, x, y } of points) {
            assert.equal(y, toY(point.y));
            assert.ok(x - bars.width / 2 >= plot.left && x + bars.width / 2 <= plot.right);
          }
        },
      ),
    );
  });
});

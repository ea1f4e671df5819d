import assert from "node:assert/strict";
import { MetricSeries } from "../../../src/core/curves/metricSeries";
import { buildMetricsView } from "../../../src/panels/metrics/buildMetricsView";
import type { ChartChoices } from "../../../src/shared/compare/chartsView";
import { pointPicture } from "../../../src/shared/chart/pointChart";
import { firstChoices } from "../../../src/shared/metrics/pageState";
import { drawnCurves, drawnValues } from "../../../webview-ui/src/compare/drawnCharts";
import { summary } from "../../support/summaries";

const choices: ChartChoices = {
  axes: null,
  isLogCurves: false,
  isLogPoints: false,
  isTableCurves: false,
  isTablePoints: false,
};

/** What the charts of three executions are drawn from, the second one the baseline, where this metric was chosen. */
function chosen(name: string): Parameters<typeof drawnValues>[0] {
  const told: readonly Readonly<Record<string, readonly number[]>>[] = [
    { loss: [3, 2, 1], test_loss: [0.5], gap: [NaN] },
    { loss: [3, 2], test_loss: [0.25], gap: [NaN] },
    { loss: [3] },
  ];
  const facts = told.map((metrics, index) => {
    const id = `train-${index}`;
    const series = Object.entries(metrics).map(([metric, values]) => {
      const own = new MetricSeries();
      for (const value of values) own.append(0, null, value);
      return [metric, own] as const;
    });
    return {
      target: { workspace: "/lab", id },
      summary: summary({ id, name: id }),
      args: [],
      series: new Map(series),
      outputs: [],
      addressOf: () => "",
      problem: null,
    };
  });
  const curves = buildMetricsView(facts, { ...firstChoices.look, shown: [name] }, false);
  return { view: { executions: [], baseline: 1, charts: { fields: [], first: null }, curves }, choices };
}

describe("the chart of a metric of compared executions", () => {
  it("has a bar for each execution where each told one value, as on the page of metrics", () => {
    const chart = drawnValues(chosen("test_loss")) ?? assert.fail("it is a curve with one point");
    assert.deepEqual(
      chart.points.map(({ key, yText, isBaseline }) => [key, yText, isBaseline]),
      [
        ["A", "0.5", false],
        ["B", "0.25", true],
      ],
    );
    assert.deepEqual(chart.missing, ["C"]);
    assert.notEqual(pointPicture(chart, { width: 600, height: 252 }).bars, null);
  });

  it("has curves where one told several values, and says so where no value can be drawn", () => {
    assert.equal(drawnValues(chosen("loss")), null);
    assert.equal(drawnCurves(chosen("loss"))?.curves.length, 3);
    assert.equal(drawnValues(chosen("gap")), null);
    assert.notEqual(drawnCurves(chosen("gap")), null);
  });
});

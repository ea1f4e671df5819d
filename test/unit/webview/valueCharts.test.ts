import assert from "node:assert/strict";
import { MetricSeries } from "../../../src/core/curves/metricSeries";
import { buildMetricsView } from "../../../src/panels/metrics/buildMetricsView";
import { firstChoices, type MetricsChoices } from "../../../src/shared/metrics/pageState";
import { pointPicture } from "../../../src/shared/chart/pointChart";
import { valueChartsOf } from "../../../webview-ui/src/metrics/valueCharts";
import { summary } from "../../support/summaries";

/** Executions by the values of their metrics. */
function chartsOf(
  executions: readonly Readonly<Record<string, readonly number[]>>[],
  choices: Partial<MetricsChoices> = {},
) {
  const facts = executions.map((metrics, index) => {
    const id = `train-${index}`;
    const series = Object.entries(metrics).map(([name, values]) => {
      const told = new MetricSeries();
      for (const value of values) told.append(0, null, value);
      return [name, told] as const;
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
  return valueChartsOf(buildMetricsView(facts, firstChoices.look, false), { ...firstChoices, ...choices });
}

describe("metrics that are told once", () => {
  it("are bars, one for each execution; those with curves are not", () => {
    const charts = chartsOf([
      { loss: [3, 2, 1], test_loss: [0.5] },
      { loss: [3, 2], test_loss: [0.254321] },
      { loss: [1], test_loss: [NaN] },
    ]);
    assert.deepEqual([...charts.keys()], ["test_loss"]);
    const chart = charts.get("test_loss");
    assert.ok(chart !== undefined);
    assert.deepEqual(
      chart.points.map(({ key, y, yText }) => [key, y, yText]),
      [
        ["A", 0.5, "0.5"],
        ["B", 0.254321, "0.2543"],
      ],
    );
    assert.deepEqual(chart.missing, ["C"]);
    const { bars, points } = pointPicture(chart, { width: 600, height: 252 });
    assert.ok(bars !== null, "it is no curve with one point");
    assert.equal(points.length, chart.points.length, "the table has a row for each bar");
  });

  it("keep their colours when another is hidden, and have no logarithm of what is not positive", () => {
    const all = [{ gain: [2] }, { gain: [3] }, { gain: [-1] }];
    const shown = chartsOf(all, { hidden: ["train-0"], logs: ["gain"] }).get("gain");
    assert.deepEqual(
      shown?.points.map(({ key, style }) => [key, style]),
      [
        ["B", 1],
        ["C", 2],
      ],
    );
    assert.equal(shown.y.isLog, false);
    assert.equal(chartsOf(all, { hidden: ["train-2"], logs: ["gain"] }).get("gain")?.y.isLog, true);
  });
});
